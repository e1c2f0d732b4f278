interface ArtProps {
  src: string | null;
  /** The same picture in other widths, and how wide it is shown. */
  srcSet?: string | undefined;
  sizes?: string;
  /** What it shows, where that is more than decoration. */
  alt?: string | undefined;
  className?: string;
  /** The picture is drawn wide for banners. */
  lazy?: boolean;
}

/** A picture in a reserved ratio. A printed one is decoration beside a title, so it has no text of its own. */
export function Art({ src, srcSet, sizes, alt = "", className = "", lazy }: ArtProps) {
  return (
    <div className={`art ${className}`}>
      {src && (
        <img
          src={src}
          srcSet={srcSet}
          sizes={srcSet && sizes}
          alt={alt}
          loading={lazy ? "lazy" : "eager"}
          decoding="async"
        />
      )}
    </div>
  );
}

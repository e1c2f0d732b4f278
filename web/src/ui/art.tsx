interface ArtProps {
  src: string | null;
  className?: string;
  /** The picture is drawn wide for banners. */
  lazy?: boolean;
}

/** A printed picture in a reserved ratio. Decoration beside a title, so it has no text of its own. */
export function Art({ src, className = "", lazy }: ArtProps) {
  return (
    <div className={`art ${className}`}>
      {src && <img src={src} alt="" loading={lazy ? "lazy" : "eager"} decoding="async" />}
    </div>
  );
}

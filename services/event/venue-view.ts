import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { Layout } from "../../contracts/types/layout.ts";
import type { Venue } from "./db/venues.ts";

/** Where it is; null: nobody has said. */
export const Position = z.object({ latitude: z.number(), longitude: z.number() }).meta({ id: "Position" });
export const positionOf = (
  latitude: number | null,
  longitude: number | null,
): z.output<typeof Position> | null =>
  latitude === null || longitude === null ? null : { latitude, longitude };
/** The same in two columns. */
export const coordinatesOf = (position: z.output<typeof Position> | null) => ({
  latitude: position?.latitude ?? null,
  longitude: position?.longitude ?? null,
});

export const VenueView = z
  .object({
    id: Id,
    organization_id: Id,
    name: z.string(),
    address: z.string(),
    city: z.string(),
    country: z.string(),
    time_zone: z.string(),
    position: Position.nullable(),
    has_layout: z.boolean(),
    version: z.int(),
  })
  .meta({ id: "Venue" });
export const VenueWithLayout = VenueView.extend({ layout: Layout.nullable() });

export const venueView = ({
  id,
  organization_id,
  name,
  address,
  city,
  country,
  time_zone,
  latitude,
  longitude,
  has_layout,
  version,
}: Venue): z.output<typeof VenueView> => ({
  id,
  organization_id,
  name,
  address,
  city,
  country,
  time_zone,
  position: positionOf(latitude, longitude),
  has_layout,
  version,
});

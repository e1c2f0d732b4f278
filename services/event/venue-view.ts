import { z } from "zod";
import { Id } from "../../contracts/types/ids.ts";
import { Layout } from "../../contracts/types/layout.ts";
import type { Venue } from "./db/venues.ts";

export const VenueView = z
  .object({
    id: Id,
    organization_id: Id,
    name: z.string(),
    address: z.string(),
    city: z.string(),
    country: z.string(),
    time_zone: z.string(),
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
  has_layout,
  version,
});

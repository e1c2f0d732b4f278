/** What a purchase is called where advertisements are counted: the same from browser and server, so that it counts once. */
export const purchaseEventId = (booking_id: string): string => `purchase-${booking_id}`;

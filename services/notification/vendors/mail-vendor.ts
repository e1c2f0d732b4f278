/** One e-mail, ready to go. */
export interface Mail {
  /** RFC 5322 Message-ID: the same mail tried again has the same one, so that a receiver can tell. */
  message_id: string;
  from: string;
  to: { name: string; address: string };
  /** Where an answer goes, instead of the sender. */
  reply_to?: string;
  subject: string;
  text: string;
  html: string;
  attachments: { filename: string; content_type: string; content: Buffer; cid?: string }[];
}

/** Who carries e-mail. One implementation per vendor. */
export interface MailVendor {
  name: string;
  /**
   * Hands a mail over.
   * @throws AddressRefused when the address is dead; anything else is worth another try
   */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** The other side says that this address takes no mail: trying again is no use. */
export class AddressRefused extends Error {}

/** Takes a person out of what is kept beside tickets and history. */
export interface ErasureRows {
  /** What the person is or was called here; null when the partnership never had them. */
  person(
    partnershipId: string,
    personId: string,
  ): Promise<{ readonly name: string; readonly email: string | null } | null>
  /** Removes name, e-mail address, own choices and accounts; only the id stays. Resolves with false for nobody. */
  forgetPerson(partnershipId: string, personId: string): Promise<boolean>
  /**
   * Empties settled messages to the person, of the given tickets, or with one of the names in them, and puts the id for the
   * names in those that wait to be sent. Resolves with how many.
   */
  emptyDeliveries(
    partnershipId: string,
    whose: {
      readonly personId: string
      readonly names: readonly string[]
      readonly ticketIds: readonly string[]
    },
  ): Promise<number>
  /** Takes the words out of what the person wrote in the console and was told there in private. */
  emptyConsoleMessages(partnershipId: string, personId: string, at: Date): Promise<number>
  /** Puts `instead` for the words of promises the person owns. */
  emptyPromises(partnershipId: string, personId: string, instead: string): Promise<number>
  /** Puts `instead` for what the person said at check-ins and for the items they put on an agenda. */
  emptyCheckIns(partnershipId: string, personId: string, instead: string): Promise<number>
  /** Takes the words out of proposals about what the person wrote, and what they taught listening; resolves with how many. */
  emptyProposals(partnershipId: string, personId: string): Promise<number>
  /**
   * Removes translations of what the person wrote, those they corrected, those shown on the given tickets, and those with
   * one of the names in them. Resolves with how many.
   */
  forgetTranslations(
    partnershipId: string,
    whose: {
      readonly personId: string
      readonly names: readonly string[]
      readonly ticketIds: readonly string[]
    },
  ): Promise<number>
  /**
   * Removes kept answers and things begun with one of the names in them, and the private answers that wait for the person.
   * Before `forgetPerson`: it goes by their accounts.
   */
  forgetReplies(
    partnershipId: string,
    whose: { readonly personId: string; readonly names: readonly string[] },
  ): Promise<number>
}

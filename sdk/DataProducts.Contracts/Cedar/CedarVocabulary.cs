namespace DataProducts.Contracts;

/// <summary>The part of every product's Cedar schema that is the same everywhere, so that schemas can be composed and policies
/// shared.</summary>
/// <remarks>Text, and not made from our enumerations, because a change of it is a new version that every policy store has to
/// take.</remarks>
internal static class CedarVocabulary
{
    public const int Version = 2;

    private const string LastJurisdiction = "\"ZZ\"]";

    private static readonly string[] Jurisdictions = ["EU", "IN", "CH", "US", "MC", DataProducts.Jurisdiction.UnknownCode];

    /// <summary>The declarations inside the namespace; <c>%ROW-TYPES%</c> stands where the product's row types are listed.</summary>
    public const string Text = """
          entity Jurisdiction enum ["EU", "IN", "CH", "US", "MC", "ZZ"];  // ZZ: elsewhere or unknown
          entity Group in [Group];
          entity User in [Group] { home: Jurisdiction, coveredPerson: __cedar::Bool };
          entity Domain;
          entity Regime;                            // in.payment, ch.cid, us.phi, special-category
          entity Product in [Domain, Regime];
          entity Purpose in [Purpose];

          // All that a vault knows of a token: jurisdiction, join scope, class (= the action). Nothing of a row.
          entity TokenSpace in [Domain, Regime] { jurisdiction: Jurisdiction, domain: Domain };

          type Grant = {                            // the active subscription, a record: it cannot be missing from a store
            subscription: __cedar::String,
            consumer: Group,
            product: Product,
            purpose: Purpose,
            expires: __cedar::datetime,
          };
          type Access = {
            at: Set<Jurisdiction>,                  // the person's seat, the device, the executing region
            instruments: Set<__cedar::String>,      // "IN>EU:s16-contract", those in force at `now`
            now: __cedar::datetime,
            purpose?: Purpose,
            grant?: Grant,
          };

          action "see";
          action "reveal" in ["see"];
          action "readRow" in ["see"] appliesTo { principal: [User], resource: [%ROW-TYPES%], context: Access };
          action "readColumn" in ["reveal"];
          action "readColumn:Confidential", "readColumn:Restricted" in ["readColumn"]
            appliesTo { principal: [User], resource: [%ROW-TYPES%], context: Access };
          action "detokenise" in ["reveal"];
          action "detokenise:EmailAddress", "detokenise:PhoneNumber", "detokenise:PostalAddress",
                 "detokenise:CardNumber", "detokenise:TaxId", "detokenise:Name", "detokenise:BirthDate", "detokenise:Iban" in ["detokenise"]
            appliesTo { principal: [User], resource: [TokenSpace], context: Access };
          action "subscribe", "publish", "approve", "administer"
            appliesTo { principal: [User], resource: [Product], context: { now: __cedar::datetime } };

        """;

    /// <summary>The declarations with the jurisdictions that a standards package adds; a code is two letters and needs no escape.</summary>
    public static string With(IEnumerable<Jurisdiction> jurisdictions)
    {
        var further = jurisdictions.Select(one => one.Code).Except(Jurisdictions, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var list = string.Concat(further.Select(code => $", \"{code}\""));
        return list.Length == 0 ? Text : Text.Replace(LastJurisdiction, $"{LastJurisdiction[..^1]}{list}]", StringComparison.Ordinal);
    }
}

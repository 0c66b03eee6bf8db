namespace DataProducts.Analyzers.Privacy;

/// <summary>What columns with personal data are called in English, German, French, Italian and transliterated Hindi.</summary>
/// <remarks>
/// Only kinds that <c>PiiKind</c> has. An entry is words in a row; <c>$</c> at its end means that the name must end there, for words that
/// mean something else when another follows (<c>mobile app</c>).
/// </remarks>
internal static class PersonalDataVocabulary
{
    /// <summary>Kinds by the order in which they are tried: an e-mail address is no postal one, a PAN card no payment card.</summary>
    public static IReadOnlyList<KeyValuePair<string, string[]>> Phrases { get; } =
    [
        new("EmailAddress",
        [
            "email", "emails", "e mail", "mail address", "mailaddress", "mail$", "emailaddress", "emailid",
            "emailadresse", "mailadresse", "e mailadresse",
            "courriel", "adresse mail", "adresse electronique", "adresse email", "mel$",
            "posta elettronica", "indirizzo mail", "indirizzo email", "pec$",
            "imel", "vipatra", "ipata",
        ]),
        new("TaxId",
        [
            "tax id", "taxid", "tax number", "tax no", "taxnumber", "tax identification", "tax identifier", "tax payer", "taxpayer",
            "tin$", "itin",
            "ssn", "social security", "social insurance",
            "steuer id", "steuerid", "steuernummer", "steuer nummer", "steuer nr", "steueridentifikationsnummer", "steueridentifikation",
            "ahv", "ahv nummer", "ahvnummer", "sozialversicherungsnummer",
            "numero fiscal", "num fiscal", "identifiant fiscal", "securite sociale", "num secu", "numero avs", "nif$",
            "codice fiscale", "codicefiscale", "cod fiscale",
            "aadhaar", "aadhar", "adhaar", "pan card", "pan number", "pan no", "pancard", "aaykar",
        ]),
        new("CardNumber",
        [
            "card number", "card no", "card num", "cardnumber", "card pan", "pan$", "primary account number", "credit card$", "creditcard$",
            "creditcardnumber", "debit card$", "cc number", "cc num", "cc no", "ccnumber",
            "kartennummer", "karten nummer", "kartennr", "karten nr", "kreditkarte", "kreditkartennummer",
            "numero carte", "num carte", "numero de carte", "carte bancaire", "carte bleue", "carte de credit",
            "numero carta", "carta di credito", "carta credito",
        ]),
        new("PhoneNumber",
        [
            "phone", "phones", "telephone", "phonenumber", "cellphone", "cell number", "cell no", "mobile number", "mobile no",
            "mobilenumber", "mobile$",
            "tel$", "tel nr", "tel no", "fax", "telefax", "msisdn", "whatsapp number", "whatsapp$",
            "telefon", "telefonnummer", "telefonnr", "handy", "handynummer", "mobilnummer", "mobiltelefon", "mobilfunknummer",
            "rufnummer", "natel", "faxnummer",
            "tel portable", "numero portable", "num tel", "numero tel", "mobile phone",
            "telefono", "cellulare", "numero cellulare", "recapito telefonico",
            "durbhash", "doorbhash", "mobail", "sampark number",
        ]),
        new("PostalAddress",
        [
            "address", "addresses", "addr", "address line", "street", "streetname", "streetaddress", "house number", "house no",
            "po box", "pobox",
            "adresse", "anschrift", "strasse", "hausnummer", "haus nr", "hausnr", "postfach", "lieferadresse", "rechnungsadresse",
            "wohnadresse",
            "wohnanschrift", "postanschrift",
            "rue$", "numero rue", "num rue", "domicile$", "boite postale", "voie$",
            "indirizzo", "domicilio$", "numero civico", "residenza$", "casella postale",
            "pata", "makan number", "ghar number",
        ]),
    ];

    /// <summary>Gets words that, at a name's end, tell something about the value instead of the value: <c>email_count</c>.</summary>
    public static ISet<string> About { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "count", "total", "type", "kind", "typ", "tipo", "status", "stato", "flag", "verified", "validated", "valid", "confirmed",
        "bounced", "domain",
        "provider", "template", "subject", "body", "sent", "date", "time", "at", "month", "year", "expiry", "expiration", "opt", "in",
        "out", "optin",
        "optout", "consent", "preference", "language", "quality", "score", "length", "format", "hash", "hashed", "token", "masked",
        "id", "key",
        "index", "rank", "order", "city", "town", "state", "province", "country", "region", "zip", "zipcode", "code", "postcode",
        "plz", "ort", "stadt",
        "ville", "pays", "citta", "paese", "cap", "shahar", "desh", "model", "brand", "app", "version", "campaign", "channel",
        "label", "category",
        "prefix", "extension", "ext", "source", "reason", "rate", "plan", "os", "platform", "limit", "promotion",
        "marketing", "newsletter", "frequency",
    };

    /// <summary>Gets words before <c>address</c> that make it one of a machine.</summary>
    public static ISet<string> MachineAddress { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "ip", "ipv", "mac", "web", "url", "http", "host", "network", "memory", "wallet", "contract", "server", "site", "base", "bus",
        "device",
    };

    /// <summary>Gets words at a name's start that make it a question or a number of things.</summary>
    public static ISet<string> Asking { get; } = new HashSet<string>(StringComparer.Ordinal) { "is", "has", "can", "allow", "allows", "wants", "count" };
}

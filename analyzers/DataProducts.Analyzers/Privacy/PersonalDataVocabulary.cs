namespace DataProducts.Analyzers.Privacy;

/// <summary>What columns with personal data are called in English, German, French, Italian and transliterated Hindi.</summary>
/// <remarks>
/// A kind is a member of <c>PiiKind</c>, or one that it has no member for yet (see <c>PersonalDataKinds</c>). An entry is words in a
/// row; <c>$</c> at its end means that the name must end there, for words that mean something else when another follows (<c>mobile app</c>).
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
        new("Credential",
        [
            "password", "passwd", "pwd$", "secret answer", "security answer", "cvv", "cvc",
            "passwort", "kennwort", "mot de passe", "motdepasse", "parola d ordine", "gupt sanket",
        ]),
        new("IdentityDocument",
        [
            "passport number", "passport no", "passport num", "passportnumber", "passport$", "national id", "national identity",
            "national identification", "identity card", "identity number", "id card number", "id card no",
            "driver licence", "driver license", "drivers licence", "drivers license", "driving licence", "driving license", "voter id",
            "personalausweis", "personalausweisnummer", "ausweisnummer", "ausweis nummer", "ausweis nr", "reisepass", "reisepassnummer",
            "passnummer", "fuhrerschein", "fuehrerschein",
            "carte identite", "carte d identite", "cni$", "numero passeport", "passeport$", "permis conduire", "permis de conduire",
            "carta identita", "carta d identita", "passaporto", "numero patente", "patente$",
            "pehchan patra", "pahchan patra", "matdata",
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
        new("Iban", ["iban"]),
        new("BankAccount",
        [
            "bban$", "bank account",
            "kontonummer", "konto nummer", "kontonr", "konto nr", "bankverbindung", "bankkonto",
            "compte bancaire", "numero compte", "numero de compte", "num compte", "coordonnees bancaires", "rib$",
            "conto corrente", "conto bancario", "numero conto", "coordinate bancarie",
            "khata number", "khata sankhya", "bank khata",
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
        new("IpAddress",
        [
            "ip address", "ip addr", "ipaddress", "ip v address", "ip$", "ipv address", "ipv$", "adresse ip", "indirizzo ip",
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
        new("Name",
        [
            "first name", "firstname", "last name", "lastname", "middle name", "full name", "fullname", "surname", "given name",
            "family name", "maiden name", "forename", "name of person",
            "customer name", "client name", "person name", "employee name", "contact name", "patient name", "member name", "holder name",
            "cardholder$", "account holder$", "card holder$", "beneficiary name", "recipient name", "receiver name", "sender name",
            "reviewer name", "passenger name", "guest name", "student name", "driver name", "tenant name", "father name", "mother name",
            "spouse name",
            "vorname", "nachname", "familienname", "geburtsname", "kundenname", "mitarbeitername", "kontoinhaber", "karteninhaber",
            "ansprechpartner",
            "prenom", "nom famille", "nom de famille", "nom client", "nom du client", "nom complet", "nom naissance", "nom de naissance",
            "titulaire$",
            "cognome", "nome completo", "nome cliente", "nome del cliente", "nominativo", "intestatario$",
            "pura naam", "upnaam", "kulnaam", "kul naam", "grahak naam", "grahak ka naam", "pita ka naam", "mata ka naam",
        ]),
        new("BirthDate",
        [
            "birth date", "birthdate", "date of birth", "dob$", "birthday", "birth day",
            "geburtsdatum", "geburtstag", "geb datum", "gebdat",
            "date naissance", "date de naissance", "data nascita", "data di nascita",
            "janm tithi", "janmtithi", "janam tithi", "janma tithi", "janmdin", "janamdin",
        ]),
        new("UserName",
        [
            "user name", "username", "login name", "login id", "loginid", "login$", "benutzername", "anmeldename",
            "nom utilisateur", "nom d utilisateur", "identifiant connexion", "nome utente", "upyogkarta naam",
        ]),
        new("PersonDetails",
        [
            "contact info", "contact information", "contact details", "personal info", "personal information", "personal details",
            "personal data", "customer details", "curriculum vitae", "resume$", "cv$",
            "kontaktdaten", "personenbezogene daten", "lebenslauf", "coordonnees$", "donnees personnelles",
            "dati personali", "dati anagrafici", "vyaktigat jankari",
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

    /// <summary>Gets words that are a name by themselves: a person's where the record is one of persons.</summary>
    public static ISet<string> Name { get; } = new HashSet<string>(StringComparer.Ordinal) { "name", "nom", "nome", "naam" };

    /// <summary>Gets what records of persons are called, in the singular.</summary>
    public static ISet<string> Person { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "person", "customer", "client", "employee", "user", "patient", "member", "contact", "citizen", "student", "tenant", "beneficiary",
        "passenger", "guest", "cardholder", "kunde", "kundin", "mitarbeiter", "nutzer", "benutzer", "mitglied", "personne", "employe",
        "utilisateur", "membre", "persona", "cliente", "dipendente", "utente", "paziente", "grahak", "vyakti", "karmchari",
    };

    /// <summary>Gets words before <c>address</c> that make it one of a machine.</summary>
    public static ISet<string> MachineAddress { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "ip", "ipv", "mac", "web", "url", "http", "host", "network", "memory", "wallet", "contract", "server", "site", "base", "bus",
        "device",
    };

    /// <summary>Gets words at a name's start that make it a question or a number of things.</summary>
    public static ISet<string> Asking { get; } = new HashSet<string>(StringComparer.Ordinal) { "is", "has", "can", "allow", "allows", "wants", "count" };

    /// <summary>Gets all words that a name written in one may be taken apart into: those above, and what stands around them.</summary>
    public static ISet<string> Known { get; } = new HashSet<string>(
        Phrases.SelectMany(static kind => kind.Value).SelectMany(static phrase => phrase.TrimEnd('$').Split(' ')).Where(static word => word.Length > 1)
            .Concat(About).Concat(MachineAddress).Concat(Person).Concat(FreeTextNames.Words)
            .Concat(
            [
                "number", "numbers", "nr", "num", "no", "line", "lines", "bill", "billing", "ship", "shipping", "delivery", "mailing", "to", "from",
                "home", "work", "office", "business", "private", "personal", "primary", "secondary", "alternate", "alternative", "additional",
                "emergency", "current", "previous", "old", "new", "default", "salt", "first", "last", "middle", "full", "name", "of", "the",
            ]),
        StringComparer.Ordinal);
}

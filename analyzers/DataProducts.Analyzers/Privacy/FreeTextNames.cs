namespace DataProducts.Analyzers.Privacy;

/// <summary>Tells by a name whether a column holds what people write: they write about people.</summary>
internal static class FreeTextNames
{
    // Not "description": a product's is written by whoever sells it.
    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal)
    {
        "comment", "comments", "note", "notes", "remark", "remarks", "message", "messages", "feedback", "memo", "narrative", "transcript",
        "complaint", "freetext",
        "kommentar", "kommentare", "bemerkung", "bemerkungen", "notiz", "notizen", "anmerkung", "anmerkungen", "nachricht", "freitext",
        "beschwerde",
        "commentaire", "commentaires", "remarque", "remarques", "observation", "observations", "reclamation",
        "commento", "commenti", "nota", "osservazione", "osservazioni", "messaggio", "reclamo",
        "tippani", "tippni", "sandesh", "shikayat",
    };

    private static readonly string[][] Pairs = [["free", "text"], ["review", "text"], ["chat", "text"], ["call", "summary"], ["document", "summary"]];

    public static IEnumerable<string> Words => Ends.Concat(["free", "text", "review", "chat", "call", "summary", "document"]);

    public static bool IsFreeText(string name)
    {
        var words = PersonalDataWords.Of(name);
        var count = words.Count;
        return count > 0
            && (Ends.Contains(words[count - 1])
                || (count > 1 && Pairs.Any(pair => pair[0] == words[count - 2] && pair[1] == words[count - 1])));
    }
}

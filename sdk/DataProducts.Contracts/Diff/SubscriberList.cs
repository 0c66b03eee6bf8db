namespace DataProducts.Contracts;

/// <summary>Who relied on a product when its baseline was accepted: a text file beside the baseline, one group with its purpose a line, so
/// that a build can name whom a change breaks without asking a catalog.</summary>
internal static class SubscriberList
{
    /// <summary>What the name of the file has after the product's id.</summary>
    public const string Extension = ".subscribers.txt";

    private const string Head = "# Who relied on the product when its baseline was accepted; written by 'dataproduct contract accept --state'.\n";

    public static string Write(IEnumerable<string> subscribers) =>
        Head + string.Concat(subscribers.Distinct().OrderBy(one => one, StringComparer.Ordinal).Select(one => one + "\n"));

    public static IReadOnlyList<string> Read(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];

    /// <summary>Gives the sentence that names them; nothing where nobody is known.</summary>
    public static string Sentence(IReadOnlyList<string> subscribers) => subscribers.Count == 0 ? string.Empty
        : $" It is relied on by {Shown.List(subscribers)}.";
}

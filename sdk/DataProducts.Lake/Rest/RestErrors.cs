using System.Globalization;

namespace DataProducts.Lake.Rest;

/// <summary>What goes wrong with a REST catalog: <c>DP1550</c> to <c>DP1556</c>. The server's own words stay out: they are of any length,
/// and may repeat what was sent.</summary>
internal static class RestErrors
{
    public static LakeException NotAllowed(string server, string what, RestReply reply) => new(
        "DP1550", $"The catalog {server} refuses {what} to these credentials ({Code(reply)}). Log in again, or look at the role's rights.");

    public static LakeException NotUnderstood(string server, string problem, Exception? cause = null) => new(
        "DP1551", $"The answer of the catalog {server} is not understood: {problem}. Look at the address, and at the server's version.", cause);

    public static LakeException NoAnswer(string server, string what, RestReply? reply, Exception? cause) => new(
        "DP1552",
        $"The catalog {server} did not answer {what}{(reply is null ? string.Empty : $" ({Code(reply)})")}, however often it was asked. "
        + "Nothing was changed; look whether it runs, then run again.", cause);

    public static LakeException Unknown(string server, string what, RestReply? reply, Exception? cause) => new(
        "DP1553",
        $"Whether the catalog {server} made {what} is not known{(reply is null ? string.Empty : $" ({Code(reply)})")}. Load the table, and look.", cause);

    public static LakeException Lacks(string server, string what) => new(
        "DP1554", $"The catalog {server} {what}, which this version does not take. Nothing was read or changed.");

    public static LakeException Refused(string server, string what, RestReply reply) => new(
        "DP1555", $"The catalog {server} refuses {what} ({Code(reply)}). Nothing was changed; its log says why.");

    public static LakeException Restricted(string server, TableId table) => new(
        "DP1556", $"The catalog {server} lets table {table} be read in part only, and leaves it to the reader to keep to that, which this version "
        + "cannot. Nothing was read; ask for the right to the whole table.");

    /// <summary>Gives a reply's status, and the type of its error where that is a plain word.</summary>
    public static string Code(RestReply reply) =>
        string.Create(CultureInfo.InvariantCulture, $"{reply.Status}{(reply.ErrorType is { } type ? " " : string.Empty)}{reply.ErrorType}");
}

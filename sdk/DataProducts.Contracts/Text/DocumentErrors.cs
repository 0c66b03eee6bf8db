namespace DataProducts.Contracts;

/// <summary>The ids of errors in documents of the standards; <c>docs/errors.md</c> has a line on each.</summary>
internal static class DocumentErrors
{
    public const string Malformed = "DP1230";
    public const string TooLarge = "DP1231";
    public const string InvalidMember = "DP1232";
    public const string UnknownVersion = "DP1233";
}

using System.Globalization;

namespace DataProducts.Tokens;

/// <summary>The errors of tokens, <c>DP1400</c> to <c>DP1409</c>. They name places and ids, never a value.</summary>
internal static class TokenErrors
{
    public static DataProductException NotAToken(int? cell) => new(
        "DP1400", (cell is { } index ? Cell(index) : "The text")
        + " is not a token: a token is 46 characters that begin with dp1_, and its last two check the others.");

    public static DataProductException OtherJurisdiction(int cell, Jurisdiction of, Jurisdiction asked) => new(
        "DP1401", $"{Cell(cell)} is a token of {of}, and {asked} was asked. Ask the vault of the jurisdiction that the token names.");

    public static DataProductException OtherKind(int cell, PiiKind of, PiiKind asked) => new(
        "DP1402", $"{Cell(cell)} is a token of {of}, and {asked} was asked for. Ask for the kind that the column has.");

    public static DataProductException OtherDomain(int cell, string asked) => new(
        "DP1402", $"{Cell(cell)} is a token of another space than '{asked}'. Ask the token space that made it.");

    public static DataProductException NotNormal(int cell, PiiKind kind) => new(
        "DP1403", $"{Cell(cell)} cannot be tokenised as {kind}: it is longer than 4,096 characters, not well-formed Unicode, "
        + "or an e-mail address without @. Validate the row before it is tokenised.");

    public static DataProductException Collision(int cell) => new(
        "DP1405", $"{Cell(cell)} has the token of another value that stands in the vault; that value was not replaced. "
        + "Report this as a fault of the platform.");

    public static DataProductException Tampered(Jurisdiction jurisdiction, int cell) => new(
        "DP1406", $"{Cell(cell)}: its item in the vault of {jurisdiction} does not open. It was changed, or moved from another item. "
        + "Restore the vault and look for the cause.");

    public static DataProductException TamperedKey(Jurisdiction jurisdiction, SubjectRef subject) => new(
        "DP1406", $"The key of subject {subject} in the vault of {jurisdiction} does not open. It was changed, or moved from another "
        + "subject. Restore the vault and look for the cause.");

    public static DataProductException NotASubject() => new(
        "DP1407", "A subject's identifier is empty, not well-formed Unicode, or longer than 4,096 characters. "
        + "Validate the row before it is tokenised.");

    private static string Cell(int index) => string.Create(CultureInfo.InvariantCulture, $"Cell {index}");
}

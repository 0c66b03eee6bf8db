using System.Globalization;
using DataProducts.VaultApi;

namespace DataProducts.Tokens;

/// <summary>The errors of the vault client, <c>DP2060</c> to <c>DP2069</c>, and the service's own as they come back. None holds a body.</summary>
internal static class RemoteErrors
{
    /// <summary>The service's id for what is more than somebody may have.</summary>
    public const string Spent = "DP2047";

    private const int LongestText = 600;

    public static DataProductException NotSafe(Jurisdiction jurisdiction) => new(
        "DP2060", $"The address of the vault service of {jurisdiction} is neither https nor http on this machine; it would carry personal data in clear text. "
        + "Give https://host, or http://127.0.0.1:port.");

    public static DataProductException Unreachable(Jurisdiction jurisdiction, int attempts, string cause, Exception? failure) => new(
        "DP2061", string.Create(CultureInfo.InvariantCulture, $"The vault service of {jurisdiction} did not answer in {attempts} attempts ({cause}). ")
        + "Look whether it runs; then run this again, it goes on where it stopped.",
        failure);

    public static DataProductException NotUnderstood(Jurisdiction jurisdiction, string what) => new(
        "DP2062", $"The answer of the vault service of {jurisdiction} is not understood: {what}. Look at its address and its version; nothing of the answer was used.");

    public static DataProductException OtherJurisdiction(Jurisdiction asked, Jurisdiction answered) => new(
        "DP2063", $"The service at the address of {asked}'s vault serves {answered}. Nothing of the answer was used; correct the address.");

    /// <summary>Gives the service's own error, with its own id.</summary>
    public static DataProductException Of(Jurisdiction jurisdiction, ProblemDocument problem, TimeSpan wait)
    {
        var text = $"The vault service of {jurisdiction}: {problem.Title}. {problem.Detail}";
        if (problem.Id == Spent && wait > TimeSpan.Zero)
        {
            text += string.Create(CultureInfo.InvariantCulture, $" There will be enough in {wait:c} (hours:minutes:seconds).");
        }

        if (problem.Refused is { Count: > 0 } refused)
        {
            text += $" ({string.Join("; ", refused.Select(one => $"{one.Policy}: {one.Reason}"))})";
        }

        return new DataProductException(problem.Id, text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…"));
    }

    public static bool IsId(string? id) => id is ['D', 'P', _, _, _, _] && id.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;
}

using System.Text.RegularExpressions;

namespace DataProducts.Access;

/// <summary>How an instrument is called in <c>context.instruments</c>: border and kind, for example <c>EU&gt;US:scc-tia</c>.</summary>
internal static partial class InstrumentName
{
    public static string Of(Jurisdiction data, Jurisdiction viewer, string kind) => $"{data}>{viewer}:{kind}";

    // Names go into policy text: nothing but letters, digits and hyphens, so that they need no escaping there.
    public static bool IsKind(string text) => KindPattern().IsMatch(text);

    /// <summary>Takes a name apart.</summary>
    public static bool TryParse(string name, out Jurisdiction data, out Jurisdiction viewer, out string kind)
    {
        (data, viewer, kind) = (Jurisdiction.Unknown, Jurisdiction.Unknown, string.Empty);
        if (NamePattern().Match(name) is not { Success: true } match
            || !Jurisdiction.TryParse(match.Groups["data"].Value, out data) || !data.IsKnown
            || !Jurisdiction.TryParse(match.Groups["viewer"].Value, out viewer) || !viewer.IsKnown)
        {
            return false;
        }

        kind = match.Groups["kind"].Value;
        return true;
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KindPattern();

    [GeneratedRegex(@"\A(?<data>[A-Z]{2})>(?<viewer>[A-Z]{2}):(?<kind>[a-zA-Z0-9-]{1,64})\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}

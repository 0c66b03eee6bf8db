using System.Text.RegularExpressions;

namespace DataProducts.Contracts;

/// <summary>The form of a version: the regular expression that semver.org 2.0.0 suggests, for ASCII digits.</summary>
internal static partial class SemanticVersion
{
    private const string Number = "(0|[1-9][0-9]*)";
    private const string Word = $"({Number}|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";
    private const string Metadata = "[0-9a-zA-Z-]+";

    public static bool IsValid(ReadOnlySpan<char> text) => Pattern().IsMatch(text);

    /// <summary>Tells whether the version promises nothing yet: a pre-release (semver §9) or initial development (§4).</summary>
    public static bool IsDraft(string version) =>
        version.StartsWith("0.", StringComparison.Ordinal) || version.AsSpan(0, EndOfCore(version)).Contains('-');

    /// <summary>Tells which part of a version is raised; null where the version is lowered (semver §11).</summary>
    public static VersionBump? Bump(string before, string after)
    {
        var (was, now) = (Core(before), Core(after));
        for (var part = 0; part < was.Length; part++)
        {
            var order = CompareNumbers(was[part], now[part]);
            if (order != 0)
            {
                return order > 0 ? null : (VersionBump)(VersionBump.Major - part);
            }
        }

        var preRelease = ComparePreReleases(PreRelease(before), PreRelease(after));
        return preRelease > 0 ? null : preRelease < 0 ? VersionBump.Patch : VersionBump.None;
    }

    private static string[] Core(string version)
    {
        var core = version[..EndOfCore(version)];
        return core[..(core.IndexOf('-', StringComparison.Ordinal) is >= 0 and var dash ? dash : core.Length)].Split('.');
    }

    private static string[] PreRelease(string version)
    {
        var core = version[..EndOfCore(version)];
        return core.IndexOf('-', StringComparison.Ordinal) is >= 0 and var dash ? core[(dash + 1)..].Split('.') : [];
    }

    // A release comes after its pre-releases; these go identifier by identifier, a number before a word, the shorter list first.
    private static int ComparePreReleases(string[] left, string[] right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return right.Length.CompareTo(left.Length);
        }

        for (var index = 0; index < Math.Min(left.Length, right.Length); index++)
        {
            var order = (IsNumber(left[index]), IsNumber(right[index])) switch
            {
                (true, true) => CompareNumbers(left[index], right[index]),
                (true, false) => -1,
                (false, true) => 1,
                _ => string.CompareOrdinal(left[index], right[index]),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    // Without leading zeros and of any length, so the longer number is the larger.
    private static int CompareNumbers(string left, string right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);

    private static bool IsNumber(string identifier) => !identifier.AsSpan().ContainsAnyExceptInRange('0', '9');

    // Build metadata after '+' may hold a hyphen too, and says nothing of maturity.
    private static int EndOfCore(string version) =>
        version.IndexOf('+', StringComparison.Ordinal) is >= 0 and var plus ? plus : version.Length;

    [GeneratedRegex($@"^{Number}\.{Number}\.{Number}(-{Word}(\.{Word})*)?(\+{Metadata}(\.{Metadata})*)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}

using System.Globalization;

namespace DataProducts.Contracts;

/// <summary>The order of versions (semver.org 2.0.0 §11) and what each part of one promises.</summary>
internal static partial class SemanticVersion
{
    /// <summary>Tells whether the version promises nothing yet: a pre-release (semver §9) or initial development (§4).</summary>
    public static bool IsDraft(string version) => version.StartsWith("0.", StringComparison.Ordinal) || PreRelease(version).Length > 0;

    /// <summary>Tells which part of a version is raised; null where the version is lowered (semver §11).</summary>
    public static VersionBump? Bump(string before, string after)
    {
        var (was, now) = (Core(before), Core(after));
        for (var part = 0; part < Math.Min(was.Length, now.Length); part++)
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

    /// <summary>Raises a part of a version and sets those after it to zero; of a pre-release, which promises nothing, only its last
    /// word. Gives the version itself where its numbers are beyond counting.</summary>
    public static string Raise(string version, VersionBump bump)
    {
        var (core, words) = (Core(version), PreRelease(version));
        if (bump == VersionBump.None || core.Length != 3)
        {
            return version;
        }

        if (words.Length > 0)
        {
            var last = words[words.Length - 1];
            var next = TryCount(last, out var word) ? Text(word + 1) : last + ".1";
            return string.Join(".", core) + "-" + string.Join(".", [.. words.Take(words.Length - 1), next]);
        }

        if (!TryCount(core[0], out var major) || !TryCount(core[1], out var minor) || !TryCount(core[2], out var patch))
        {
            return version;
        }

        return bump switch
        {
            VersionBump.Major => $"{Text(major + 1)}.0.0",
            VersionBump.Minor => $"{core[0]}.{Text(minor + 1)}.0",
            _ => $"{core[0]}.{core[1]}.{Text(patch + 1)}",
        };
    }

    private static bool TryCount(string number, out int count) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count < int.MaxValue;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string[] Core(string version)
    {
        var core = version.Substring(0, EndOfCore(version));
        var dash = core.IndexOf('-');
        return (dash < 0 ? core : core.Substring(0, dash)).Split('.');
    }

    private static string[] PreRelease(string version)
    {
        var core = version.Substring(0, EndOfCore(version));
        var dash = core.IndexOf('-');
        return dash < 0 ? [] : core.Substring(dash + 1).Split('.');
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

    private static bool IsNumber(string identifier) => identifier.All(c => c is >= '0' and <= '9');

    // Build metadata after '+' may hold a hyphen too, and says nothing of maturity.
    private static int EndOfCore(string version) => version.IndexOf('+') is >= 0 and var plus ? plus : version.Length;
}

namespace DataProducts.Analyzers.Use;

/// <summary>Versions that will do: an interval as NuGet writes it, or <c>1.*</c>.</summary>
internal sealed class VersionRange
{
    public const string Form = "[1.2,2.0), [1.2.0], (,3.0) or 1.*";

    private readonly ContractVersion? _least;
    private readonly ContractVersion? _most;
    private readonly bool _includesLeast;
    private readonly bool _includesMost;

    private VersionRange(ContractVersion? least, bool includesLeast, ContractVersion? most, bool includesMost) =>
        (_least, _includesLeast, _most, _includesMost) = (least, includesLeast, most, includesMost);

    /// <summary>Reads a range; null where the text is none.</summary>
    public static VersionRange? Parse(string text)
    {
        if (text.Length > 2 && text.EndsWith(".*", StringComparison.Ordinal))
        {
            return ContractVersion.Parse(text.Substring(0, text.Length - 2)) is { Parts: 1 } major
                ? new(major, true, new(major.Major + 1, 0, 0, ""), false)
                : null;
        }

        if (text.Length < 3 || text[0] is not ('[' or '(') || text[text.Length - 1] is not (']' or ')'))
        {
            return null;
        }

        var (includesLeast, includesMost) = (text[0] == '[', text[text.Length - 1] == ']');
        var ends = text.Substring(1, text.Length - 2).Split(',');
        if (ends.Length == 1)
        {
            return includesLeast && includesMost && ContractVersion.Parse(ends[0].Trim()) is { } only ? new(only, true, only, true) : null;
        }

        var (least, most) = (ContractVersion.Parse(ends[0].Trim()), ContractVersion.Parse(ends[1].Trim()));
        return ends.Length != 2
            || (least is null && (ends[0].Trim().Length > 0 || includesLeast))
            || (most is null && (ends[1].Trim().Length > 0 || includesMost))
            || (least is null && most is null)
            ? null
            : new(least, includesLeast, most, includesMost);
    }

    /// <summary>Tells whether a version will do.</summary>
    public bool Holds(ContractVersion version) =>
        (_least is null || version.CompareTo(_least) is var above && (above > 0 || (above == 0 && _includesLeast)))
        && (_most is null || version.CompareTo(_most) is var below && (below < 0 || (below == 0 && _includesMost)))
        // "[1.0,2.0)" means before anything of 2.0, and so does SemVer's reader: 2.0.0-beta is no version of 1.
        && !(_most is { Label.Length: 0 } && !_includesMost && version.Label.Length > 0 && version.HasNumbersOf(_most));
}

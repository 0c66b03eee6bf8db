using System.Globalization;

namespace DataProducts.Analyzers.Use;

/// <summary>A semantic version, ordered as semver.org §11 says; its build is not part of it. In a range the later numbers may be left
/// out.</summary>
internal sealed record ContractVersion(int Major, int Minor, int Patch, string Label) : IComparable<ContractVersion>
{
    private const int MaximumLength = 64;

    /// <summary>Gets how many numbers were written.</summary>
    public int Parts { get; private init; } = 3;

    /// <summary>Reads a version; null where the text is none.</summary>
    public static ContractVersion? Parse(string text)
    {
        if (text.Length is 0 or > MaximumLength)
        {
            return null;
        }

        var core = text.Split('+')[0];
        var dash = core.IndexOf('-');
        var label = dash < 0 ? "" : core.Substring(dash + 1);
        var numbers = (dash < 0 ? core : core.Substring(0, dash)).Split('.');
        if (numbers.Length > 3 || (dash >= 0 && label.Length == 0))
        {
            return null;
        }

        var read = new int[3];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i].Length > 9 || !int.TryParse(numbers[i], NumberStyles.None, CultureInfo.InvariantCulture, out read[i]))
            {
                return null;
            }
        }

        return new(read[0], read[1], read[2], label) { Parts = numbers.Length };
    }

    public override string ToString() => $"{Major}.{Minor}.{Patch}{(Label.Length == 0 ? "" : "-" + Label)}";

    public bool HasNumbersOf(ContractVersion other) => (Major, Minor, Patch) == (other.Major, other.Minor, other.Patch);

    public int CompareTo(ContractVersion? other)
    {
        if (other is null || !HasNumbersOf(other))
        {
            return other is null ? 1 : (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        }

        // A version with a label comes before the one without.
        return (Label.Length, other.Label.Length) switch
        {
            (0, 0) => 0,
            (0, _) => 1,
            (_, 0) => -1,
            _ => CompareLabels(Label.Split('.'), other.Label.Split('.')),
        };
    }

    private static int CompareLabels(string[] left, string[] right)
    {
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            var (isNumber, isOtherNumber) = (long.TryParse(left[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number),
                long.TryParse(right[i], NumberStyles.None, CultureInfo.InvariantCulture, out var other));
            var order = (isNumber, isOtherNumber) switch
            {
                (true, true) => number.CompareTo(other),
                (true, false) => -1,
                (false, true) => 1,
                _ => string.CompareOrdinal(left[i], right[i]),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}

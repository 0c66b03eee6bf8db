namespace DataProducts.Generators.Parsing;

/// <summary>Semantic Versioning 2.0.0, the grammar of its appendix.</summary>
internal static class SemanticVersion
{
    private const int MaximumLength = 64;

    public static bool IsValid(string version)
    {
        if (version.Length > MaximumLength)
        {
            return false;
        }

        var plus = version.IndexOf('+');
        if (plus >= 0 && !AreIdentifiers(version.Substring(plus + 1), numbersMayStartWithZero: true))
        {
            return false;
        }

        var precedence = plus < 0 ? version : version.Substring(0, plus);
        var dash = precedence.IndexOf('-');
        if (dash >= 0 && !AreIdentifiers(precedence.Substring(dash + 1), numbersMayStartWithZero: false))
        {
            return false;
        }

        var core = (dash < 0 ? precedence : precedence.Substring(0, dash)).Split('.');
        return core.Length == 3 && IsNumber(core[0]) && IsNumber(core[1]) && IsNumber(core[2]);
    }

    private static bool AreIdentifiers(string text, bool numbersMayStartWithZero)
    {
        foreach (var identifier in text.Split('.'))
        {
            if (identifier.Length == 0 || (AllDigits(identifier) && !numbersMayStartWithZero && !IsNumber(identifier)))
            {
                return false;
            }

            foreach (var c in identifier)
            {
                if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-'))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Nine digits fit an int for every reader of the manifest.
    private static bool IsNumber(string text) => text.Length is > 0 and < 10 && AllDigits(text) && (text.Length == 1 || text[0] != '0');

    private static bool AllDigits(string text)
    {
        foreach (var c in text)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}

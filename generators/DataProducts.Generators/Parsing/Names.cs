namespace DataProducts.Generators.Parsing;

/// <summary>The forms of the names that become tables, columns, policies and files.</summary>
internal static class Names
{
    public const string IdForm = "domain.product in [a-z0-9_], for example retail.customers";

    // Engines cut or refuse longer ones: Glue takes 255 for database and table, and two of ours are joined into one of theirs.
    public const int MaximumLength = 64;

    // What a query may name (the gate's limit); a further port's table is product__port.
    public const int MaximumTable = 63;

    public static string ColumnForm { get; } = $"ASCII letters, digits and '_', at most {MaximumLength}, a letter first";

    /// <summary>Gives an annotation's name as an author writes it.</summary>
    public static string Shown(string attribute) => attribute.Substring(0, attribute.Length - "Attribute".Length);

    public static bool IsProductId(string id)
    {
        var dot = id.IndexOf('.');
        return dot > 0 && IsName(id.Substring(0, dot)) && IsName(id.Substring(dot + 1));
    }

    /// <summary>Tells whether it is a lower-case name that starts with a letter; '__' parts the names of lake tables, so no name has it
    /// inside.</summary>
    public static bool IsName(string name)
    {
        if (name.Length is 0 or > MaximumLength || name[0] is < 'a' or > 'z' || name[name.Length - 1] == '_'
            || name.Contains("__"))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tells whether it is a jurisdiction's code that can protect rows; ZZ stands for "unknown".</summary>
    public static bool IsJurisdiction(string code) =>
        code.Length == 2 && code[0] is >= 'A' and <= 'Z' && code[1] is >= 'A' and <= 'Z' && code != "ZZ";
}

namespace DataProducts.Cedar;

/// <summary>The stable ids of why a policy cannot be told as a condition on rows.</summary>
public static class RowFilterCodes
{
    /// <summary>It reads an attribute that no column holds, or a column of another type does.</summary>
    public const string Column = "FGAC-REFUSED-COLUMN";

    /// <summary>It asks which resource it is; rows have no entity id.</summary>
    public const string ResourceId = "FGAC-REFUSED-RESOURCE-ID";

    /// <summary>It calculates with a column; engines differ on overflow.</summary>
    public const string Arithmetic = "FGAC-REFUSED-ARITHMETIC";

    /// <summary>It asks for a tag; no column holds tags.</summary>
    public const string Tag = "FGAC-REFUSED-TAG";

    /// <summary>It depends on a principal or a context that is not known, or on an entity that was not supplied
    /// (<see cref="PartialResult.NeededEntities"/>).</summary>
    public const string Unknown = "FGAC-REFUSED-UNKNOWN";

    /// <summary>It uses a function, method or construct on a column that has no counterpart.</summary>
    public const string Construct = "FGAC-REFUSED-CONSTRUCT";

    /// <summary>The condition would be too large.</summary>
    public const string Size = "FGAC-REFUSED-SIZE";

    /// <summary>A value or a name cannot be written in the engine's language, for example text with NUL.</summary>
    public const string Text = "FGAC-REFUSED-TEXT";

    /// <summary>The engine does not compare two columns.</summary>
    public const string ColumnComparison = "FGAC-REFUSED-COLUMN-COMPARISON";

    /// <summary>The engine does not compare values of a column's type exactly.</summary>
    public const string Type = "FGAC-REFUSED-TYPE";

    /// <summary>The engine has no counterpart for a pattern.</summary>
    public const string Like = "FGAC-REFUSED-LIKE";

    /// <summary>The engine has no counterpart for a condition, or takes none so long or so deep.</summary>
    public const string Condition = "FGAC-REFUSED-CONDITION";

    /// <summary>The condition's text is longer than the engine takes; only Lake Formation says how long that is.</summary>
    public const string Length = "FGAC-LIMIT-2048";
}

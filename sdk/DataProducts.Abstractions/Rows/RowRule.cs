namespace DataProducts;

/// <summary>Why a row was quarantined. The names are stable and are listed in <c>docs/quarantine.md</c>.</summary>
public static class RowRule
{
    /// <summary>A value that the contract requires is missing.</summary>
    public const string Required = "required";

    /// <summary>The text is not a value of the column's type.</summary>
    public const string Type = "type";

    /// <summary>The text is none of the values of its enumeration, or its value object refuses it.</summary>
    public const string Value = "value";

    /// <summary>The value is less than the least or more than the greatest that the contract permits.</summary>
    public const string Range = "range";

    /// <summary>The value has fewer or more characters, bytes or elements than the contract permits.</summary>
    public const string Length = "length";

    /// <summary>The text does not match the contract's regular expression.</summary>
    public const string Pattern = "pattern";

    /// <summary>A key, or a part of one, is empty.</summary>
    public const string KeyEmpty = "key-empty";

    /// <summary>A row with the same key came before.</summary>
    public const string KeyDuplicate = "key-duplicate";

    /// <summary>The text does not have the form of its kind of personal data.</summary>
    public const string Format = "format";

    /// <summary>No jurisdiction protects the row, so no vault may hold its values.</summary>
    public const string JurisdictionUnknown = "jurisdiction-unknown";

    /// <summary>The row was made of one jurisdiction's rows and says that it belongs to another.</summary>
    public const string JurisdictionCrossed = "jurisdiction-crossed";

    /// <summary>Its subject was erased from the vault, or moved to another jurisdiction.</summary>
    public const string SubjectErased = "subject-erased";

    /// <summary>The record has fewer or more fields than the header.</summary>
    public const string FieldCount = "field-count";

    /// <summary>The record holds bytes that are not UTF-8, or half of a surrogate pair.</summary>
    public const string Encoding = "encoding";

    /// <summary>The line is not one JSON object, or is nested too deeply.</summary>
    public const string Malformed = "malformed";

    /// <summary>The JSON object names a member twice.</summary>
    public const string MemberDuplicate = "member-duplicate";

    /// <summary>A row that was kept out before was to be read again, and the source does not have it any more.</summary>
    public const string RowGone = "row-gone";

    /// <summary>The record is longer than its source permits.</summary>
    public const string RecordLength = "record-length";
}

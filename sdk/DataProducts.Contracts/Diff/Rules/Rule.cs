namespace DataProducts.Contracts;

/// <summary>The rules of <c>docs/diff.md</c> that two manifests can break; the numbers are never given anew.</summary>
internal static class Rule
{
    public const int ColumnRemoved = 1;
    public const int ColumnRenamed = 2;
    public const int RetiredName = 3;
    public const int NullableColumnAdded = 4;
    public const int DefaultedColumnAdded = 5;
    public const int RequiredColumnAdded = 6;
    public const int Required = 7;
    public const int Nullable = 8;
    public const int TypeWidened = 9;
    public const int DateToTime = 10;
    public const int TypeChanged = 11;
    public const int ValuesNarrowed = 12;
    public const int ValuesWidened = 13;
    public const int ValueAdded = 14;
    public const int ValueRemoved = 15;
    public const int DefaultChanged = 16;
    public const int KeyChanged = 17;
    public const int PartitionChanged = 18;
    public const int OrderChanged = 19;
    public const int PortRemoved = 20;
    public const int ProtectionLowered = 21;
    public const int ProtectionRaised = 22;
    public const int PromiseLoosened = 23;
    public const int PromiseTightened = 24;
    public const int MeaningChanged = 25;
    public const int QualityChanged = 26;
    public const int TextChanged = 27;
    public const int PermissionChanged = 30;

    // Ours, beyond the table that the others come from.
    public const int PortAdded = 31;
    public const int SourceChanged = 32;
    public const int ReferenceChanged = 33;
    public const int KeptLonger = 34;
    public const int SpellingChanged = 35;

    private static readonly Dictionary<int, string> Titles = new()
    {
        [ColumnRemoved] = "a column is removed",
        [ColumnRenamed] = "a column is renamed",
        [RetiredName] = "a retired name is used again, or no longer kept",
        [NullableColumnAdded] = "a nullable column is added",
        [DefaultedColumnAdded] = "a required column with a default is added",
        [RequiredColumnAdded] = "a required column without a default is added",
        [Required] = "a nullable column becomes required",
        [Nullable] = "a required column becomes nullable",
        [TypeWidened] = "`int` to `long`, `float` to `double`, more digits of a decimal",
        [DateToTime] = "`date` to `timestamptz`",
        [TypeChanged] = "any other change of a type",
        [ValuesNarrowed] = "a narrower pattern, length or range; free text becomes an enumeration",
        [ValuesWidened] = "a wider pattern, length or range; an enumeration becomes free text",
        [ValueAdded] = "a value is added to an enumeration",
        [ValueRemoved] = "a value is removed from an enumeration",
        [DefaultChanged] = "a default changes",
        [KeyChanged] = "the key, or what is unique, changes",
        [PartitionChanged] = "the partitions change",
        [OrderChanged] = "the columns stand in another order",
        [PortRemoved] = "a port is removed",
        [ProtectionLowered] = "protection is lowered: classification, mask, personal data, subject",
        [ProtectionRaised] = "protection is raised: classification, personal data, subject",
        [PromiseLoosened] = "a service level is loosened, removed or measured in another way; rows are kept less long",
        [PromiseTightened] = "a service level is tightened or added",
        [MeaningChanged] = "the meaning changes: unit, domain, way and scope of making tokens, time of events, what tells a row's jurisdiction",
        [QualityChanged] = "a rule of quality is removed, changed or added",
        [TextChanged] = "descriptions, owner, deprecation, names in C#; a unit or a time of events is told; a name is retired",
        [PermissionChanged] = "a jurisdiction or an allowed purpose is removed or added",
        [PortAdded] = "a port is added",
        [SourceChanged] = "a column comes from another column of the source, or may be absent there; the product is made of others",
        [ReferenceChanged] = "what a column refers to is changed, removed or added",
        [KeptLonger] = "rows are kept longer, or for ever",
        [SpellingChanged] = "an opened value is spelled in another way",
    };

    public static string Title(int rule) => Titles.TryGetValue(rule, out var title) ? title : string.Empty;

    public static ContractChange Breaking(int rule, string path, string message) => new(rule, ChangeLevel.Breaking, path, message);

    public static ContractChange Dangerous(int rule, string path, string message) => new(rule, ChangeLevel.Dangerous, path, message);

    public static ContractChange Safe(int rule, string path, string message) => new(rule, ChangeLevel.Safe, path, message);
}

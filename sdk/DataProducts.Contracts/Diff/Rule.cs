namespace DataProducts.Contracts;

/// <summary>The rules of <c>docs/diff.md</c> that two manifests can break; the numbers are never given anew.</summary>
internal static class Rule
{
    public const int ColumnRemoved = 1;
    public const int ColumnRenamed = 2;
    public const int NullableColumnAdded = 4;
    public const int RequiredColumnAdded = 6;
    public const int Required = 7;
    public const int Nullable = 8;
    public const int TypeWidened = 9;
    public const int DateToTime = 10;
    public const int TypeChanged = 11;
    public const int KeyChanged = 17;
    public const int OrderChanged = 19;
    public const int PortRemoved = 20;
    public const int ProtectionLowered = 21;
    public const int ProtectionRaised = 22;
    public const int LevelLoosened = 23;
    public const int LevelTightened = 24;
    public const int MeaningChanged = 25;
    public const int TextChanged = 27;
    public const int JurisdictionChanged = 30;

    // Ours, beyond the table that the others come from.
    public const int PortAdded = 31;
    public const int SourceChanged = 32;

    public static ContractChange Breaking(int rule, string path, string message) => new(rule, ChangeLevel.Breaking, path, message);

    public static ContractChange Dangerous(int rule, string path, string message) => new(rule, ChangeLevel.Dangerous, path, message);

    public static ContractChange Safe(int rule, string path, string message) => new(rule, ChangeLevel.Safe, path, message);
}

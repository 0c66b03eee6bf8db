namespace DataProducts.Cedar;

/// <summary>What slots are called, in text and in JSON.</summary>
internal static class SlotNames
{
    public static string Of(CedarSlot slot) => slot == CedarSlot.Principal ? "?principal" : "?resource";

    public static CedarSlot? Find(string name) => name switch
    {
        "?principal" => CedarSlot.Principal,
        "?resource" => CedarSlot.Resource,
        _ => null,
    };
}

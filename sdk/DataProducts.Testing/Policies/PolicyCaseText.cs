namespace DataProducts.Testing;

/// <summary>Says in a line who asks for what in a case.</summary>
internal static class PolicyCaseText
{
    public static string Of(PolicyCase one)
    {
        var name = one.Name is { Length: > 0 } given ? $"{given}: " : string.Empty;
        var purpose = one.Purpose is { } wanted ? $"for {wanted}" : "without a purpose";
        var what = one.Action is { } action ? action : $"{purpose}, rows of {one.Jurisdiction?.Code ?? "the viewer's seat"}";
        var device = one.Device is { } place ? $", device in {place}" : string.Empty;
        return $"{name}{one.Viewer}, {what}{device}";
    }
}

namespace DataProducts.Testing;

/// <summary>The fields of a source record as texts.</summary>
/// <param name="texts">The texts, in the order of <see cref="PortSchema.Source"/>.</param>
internal sealed class TextFields(string[] texts) : SourceFields
{
    public override ReadOnlySpan<char> this[int index] => texts[index];
}

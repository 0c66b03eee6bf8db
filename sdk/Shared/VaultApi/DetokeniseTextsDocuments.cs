using System.ComponentModel;

namespace DataProducts.VaultApi;

/// <summary>What <c>/vault/v1/detokenise-texts</c> takes; the answer is that of <c>/vault/v1/detokenise</c>.</summary>
internal sealed record DetokeniseTextsBody(
    [property: Description("The product whose rows have the texts, for example retail.customers.")] string Product,
    [property: Description("What for; without a purpose no text is opened.")] string? Purpose,
    [property: Description("What kind of personal data they stand for; the product has a column of it that keeps its format.")] PiiKind Kind,
    [property: Description("The texts, of rows of this vault's jurisdiction.")] IReadOnlyList<TextBody> Cells);

/// <summary>A text that keeps its format, and whose row it is in.</summary>
internal readonly record struct TextBody(
    [property: Description("The text as the lake has it.")] string Text,
    [property: Description("The row's dp_subject, 32 hex digits.")] string Subject)
{
    // It looks like the personal data that it stands for: it is not shown, whoever writes it to a log.
    public override string ToString() => "***";
}

using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Says what is wrong with a property, or with a member of a nested record that it holds.</summary>
/// <remarks>Always at the property of the row's own record: the nested one may stand in another project.</remarks>
internal sealed class MemberFindings(Findings findings, IPropertySymbol property, string? member = null)
{
    public IPropertySymbol Property => property;

    /// <summary>Gets a value indicating whether it is about a member of a nested record.</summary>
    public bool IsNested => member is not null;

    /// <summary>Adds what is wrong and the way out.</summary>
    /// <param name="concern">What it is about.</param>
    /// <param name="annotation">The annotation that is wrong, or null for the member as a whole.</param>
    /// <param name="reason">The rest of the sentence that starts with the member's name.</param>
    /// <param name="remedies">What an editor can do about it; of a nested member nothing, since it does not stand at the place.</param>
    public void Add(Concern concern, AttributeData? annotation, string reason, Remedy remedies = Remedy.None)
    {
        if (member is null)
        {
            findings.Add(concern, annotation?.Place() ?? property.Place(), property, reason, remedies);
        }
        else
        {
            findings.Add(concern, property, $"holds '{member}', which {reason}");
        }
    }

    public void LeaveToCompiler() => findings.LeaveToCompiler();

    public MemberFindings Of(INamedTypeSymbol record, ISymbol field) => new(findings, property, record.Name + "." + field.Name);
}

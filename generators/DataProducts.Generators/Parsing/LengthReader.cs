using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads how many characters a text has, how many bytes, or how many elements a collection.</summary>
internal static class LengthReader
{
    public static ValueRules Read(
        AttributeData annotation, ColumnType type, int? minimum, int? maximum, ValueRules rules, MemberFindings findings)
    {
        if (!type.IsText && type.Held.Kind is not (ColumnKind.Binary or ColumnKind.List or ColumnKind.Map))
        {
            findings.Add(
                Concern.ValueRule, annotation,
                $"has values that have no length, so [{Names.Shown(annotation.AttributeClass!.Name)}] has no effect; take it away or write [Range]",
                Remedy.RemoveAnnotation);
            return rules;
        }

        // -1 is how [MaxLength] says that there is none; 0 of [StringLength] is its default.
        var most = Least(rules.MaximumLength, maximum is -1 ? null : maximum);
        var least = minimum is null or 0 ? rules.MinimumLength : Math.Max(rules.MinimumLength ?? 0, minimum.Value);
        if (least < 0 || most < 0 || least > most || (most == 0 && type.IsText))
        {
            findings.Add(Concern.ValueRule, annotation, "has a length that no value has; write numbers from 0 on, the smaller one first");
        }

        return rules with { MinimumLength = least, MaximumLength = most };
    }

    private static int? Least(int? one, int? other) => one is null || other is null ? one ?? other : Math.Min(one.Value, other.Value);
}

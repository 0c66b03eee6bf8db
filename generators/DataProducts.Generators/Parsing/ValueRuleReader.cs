using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads .NET's validation attributes, and refuses those that no code of ours would check.</summary>
internal static class ValueRuleReader
{
    /// <summary>Reads the rules of one property.</summary>
    /// <param name="annotations">All its annotations.</param>
    /// <param name="type">Its type.</param>
    /// <param name="nullable">Whether it may be missing.</param>
    /// <param name="findings">Receives what is wrong.</param>
    public static ValueRules Read(IReadOnlyList<AttributeData> annotations, ColumnType type, bool nullable, MemberFindings findings)
    {
        var rules = ValueRules.None;
        foreach (var annotation in annotations)
        {
            if (!IsValidation(annotation.AttributeClass))
            {
                continue;
            }

            rules = NameOf(annotation) switch
            {
                "RequiredAttribute" => Required(annotation, type, nullable, rules, findings),
                "RangeAttribute" => RangeReader.Read(annotation, type, rules, findings),
                "StringLengthAttribute" => LengthReader.Read(
                    annotation, type, annotation.Argument("MinimumLength") as int?, annotation.Argument(0) as int?, rules, findings),
                "MinLengthAttribute" => LengthReader.Read(annotation, type, annotation.Argument(0) as int?, null, rules, findings),
                "MaxLengthAttribute" => LengthReader.Read(annotation, type, null, annotation.Argument(0) as int?, rules, findings),
                "LengthAttribute" => LengthReader.Read(
                    annotation, type, annotation.Argument(0) as int?, annotation.Argument(1) as int?, rules, findings),
                "RegularExpressionAttribute" => Pattern(annotation, type, rules, findings),
                _ => Unknown(annotation, rules, findings),
            };
        }

        return rules;
    }

    private static string? NameOf(AttributeData annotation) =>
        annotation.AttributeClass is { } type && type.IsSystem(KnownTypes.Validation + "." + type.Name) ? type.Name : null;

    private static bool IsValidation(INamedTypeSymbol? type)
    {
        for (; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (type.Name == "ValidationAttribute" && type.IsSystem(KnownTypes.ValidationAttribute))
            {
                return true;
            }
        }

        return false;
    }

    private static ValueRules Required(AttributeData annotation, ColumnType type, bool nullable, ValueRules rules, MemberFindings findings)
    {
        if (nullable)
        {
            findings.Add(
                Concern.Contradiction, annotation, "is nullable and [Required]; take the '?' away, or [Required]",
                Remedy.RemoveQuestionMark | Remedy.RemoveAnnotation);
        }

        return annotation.Argument("AllowEmptyStrings") is true || !type.IsText ? rules : rules with { NotBlank = true };
    }

    private static ValueRules Pattern(AttributeData annotation, ColumnType type, ValueRules rules, MemberFindings findings)
    {
        if (!type.IsText)
        {
            findings.Add(
                Concern.ValueRule, annotation, "is no text, so [RegularExpression] has no effect; take it away", Remedy.RemoveAnnotation);
            return rules;
        }

        if (rules.Pattern is not null)
        {
            findings.Add(Concern.ValueRule, annotation, "has a second [RegularExpression]; join them in one");
        }

        var pattern = annotation.Argument(0) as string ?? "";
        if (PatternSyntax.Fault(pattern) is { } fault)
        {
            findings.Add(Concern.ValueRule, annotation, $"has a [RegularExpression] that {fault}");
        }

        return rules with { Pattern = pattern };
    }

    private static ValueRules Unknown(AttributeData annotation, ValueRules rules, MemberFindings findings)
    {
        findings.Add(
            Concern.ValueRule, annotation,
            $"is marked [{Names.Shown(annotation.AttributeClass!.Name)}], which only running code could check; write [Range], [StringLength], [MinLength], "
            + "[MaxLength], [Length] or [RegularExpression], an enum, or a [LakeValue] type that checks itself");
        return rules;
    }
}

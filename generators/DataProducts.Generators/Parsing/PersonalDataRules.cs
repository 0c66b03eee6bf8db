using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Checks that what stands in the place of personal data can do what the annotations of its property promise.</summary>
internal static class PersonalDataRules
{
    private const string Birth = "BirthDate";

    // NIST SP 800-38G Rev. 1 (draft): a domain of fewer than a million values can be searched.
    private const int FewestDigits = 6;

    // Kinds whose values are written with one alphabet; a name, an address and an e-mail address have none.
    private static readonly string[] WithAlphabet = ["PhoneNumber", "CardNumber", "TaxId", "Iban"];

    public static void Check(IPropertySymbol property, Column column, Findings findings)
    {
        if (column.Pii is not { } pii || property.Annotation(KnownTypes.PiiAttribute) is not { } annotation)
        {
            return;
        }

        if (!column.Type.IsText && !(column.Type.Held.Kind == ColumnKind.Date && pii.Kind == Birth))
        {
            findings.Add(
                Concern.ColumnType, property,
                "is personal data, which the lake holds as a token; make the property a string, or a [LakeValue] type around one"
                + (pii.Kind == Birth ? ", or a DateOnly" : ""));
        }

        CheckScope(annotation, pii, Refuse);
        CheckFormat(column, pii, Refuse);
        CheckUse(property, column, pii, Refuse);

        void Refuse(string reason, Remedy remedy = Remedy.None) => findings.Add(Concern.TokenMode, annotation.Place(), property, reason, remedy);
    }

    private static void CheckScope(AttributeData annotation, PersonalData pii, Action<string, Remedy> refuse)
    {
        if (annotation.Has(PersonalDataReader.Scope) && pii.Mode is not (PersonalData.Deterministic or PersonalData.OneWay))
        {
            refuse(
                $"has a Scope, and no two values of the mode {pii.Mode} have equal tokens that it could join; take Scope away, or write "
                + "Mode = TokenMode.Deterministic or TokenMode.OneWay", Remedy.RemoveScope);
        }

        if (pii.KeepSpelling && pii.Mode is not (PersonalData.Deterministic or PersonalData.Random))
        {
            refuse(
                $"keeps its spelling, and the mode {pii.Mode} puts nothing into a vault that could hold it; take KeepSpelling away, or write "
                + "Mode = TokenMode.Deterministic or TokenMode.Random", Remedy.RemoveKeepSpelling);
        }
    }

    private static void CheckFormat(Column column, PersonalData pii, Action<string, Remedy> refuse)
    {
        if (pii.Mode != PersonalData.FormatPreserving)
        {
            return;
        }

        if (pii.Kind == Birth)
        {
            refuse("has a format to preserve that fewer than a million values have, so that it could be searched; write Mode = TokenMode.Deterministic", Remedy.MakeDeterministic);
        }
        else if (!WithAlphabet.Contains(pii.Kind))
        {
            refuse($"is of the kind {pii.Kind}, which no alphabet is the format of; write Mode = TokenMode.Deterministic", Remedy.MakeDeterministic);
        }
        else if (column.Rules.MaximumLength < FewestDigits)
        {
            refuse(
                $"has at most {column.Rules.MaximumLength} characters, fewer than a million values, so that it could be searched; write Mode = TokenMode.Random",
                Remedy.None);
        }
    }

    private static void CheckUse(IPropertySymbol property, Column column, PersonalData pii, Action<string, Remedy> refuse)
    {
        var isKey = property.Has(KnownTypes.KeyAttribute);
        if (pii.IsRedacted && (isKey || property.Has(KnownTypes.SubjectAttribute)))
        {
            refuse("names the row or its person, and redacted it would name nothing; write Mode = TokenMode.Deterministic", Remedy.MakeDeterministic);
        }
        else if (pii.Mode == PersonalData.Random && isKey)
        {
            refuse("names the row, and its token would be another in every batch; write Mode = TokenMode.Deterministic", Remedy.MakeDeterministic);
        }
        else if (pii.IsRedacted && !column.Nullable)
        {
            refuse("is redacted, so that whoever reads rows into the record finds null; add '?' to its type", Remedy.None);
        }
        else if (column.Type.Held.Kind == ColumnKind.Date && !column.Nullable)
        {
            refuse("is a day, which whoever may not open its token does not find; add '?' to its type, or make it a string", Remedy.None);
        }

        if (pii.Mode is PersonalData.Random or PersonalData.Redact && (column.Unique || column.References is not null))
        {
            refuse(
                $"is marked {(column.Unique ? "[Unique]" : "[References]")}, and nobody can compare values of the mode {pii.Mode}; "
                + "write Mode = TokenMode.Deterministic or TokenMode.OneWay", Remedy.None);
        }
    }
}

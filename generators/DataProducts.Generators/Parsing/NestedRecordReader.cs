using DataProducts.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Reads a record that stands in a row.</summary>
internal static class NestedRecordReader
{
    // As many as a manifest is read with.
    private const int MaximumFields = 500;

    public static StructType? Read(INamedTypeSymbol record, Nesting within, MemberFindings findings)
    {
        if (!ColumnTypeReader.CanBeNamed(record, findings))
        {
            return null;
        }

        if (WhyNot(record, within) is { } reason)
        {
            findings.Add(Concern.Nesting, null, reason);
            return null;
        }

        var maker = NestedRecordMaker.Of(record);
        var (fields, names, whole) = (new List<NestedField>(), new HashSet<string>(StringComparer.Ordinal), true);
        foreach (var property in PropertyOrder.Of(record, null))
        {
            var member = findings.Of(record, property);
            if (!ColumnReader.IsColumn(property))
            {
                whole &= NestedFieldReader.MayBePassedOver(property, member);
                continue;
            }

            var field = NestedFieldReader.Read(property, maker.ParameterOf(property) is not null, within.In(record), member);
            whole &= field is not null && maker.CanSet(property, member);
            if (field is not null && !names.Add(field.Name))
            {
                member.Add(Concern.Nesting, null, $"has the name '{field.Name}', as another does; rename one");
            }

            fields.Add(field!);
        }

        if (!whole || !maker.IsComplete(record, findings))
        {
            return null;
        }

        if (fields.Count is > 0 and <= MaximumFields)
        {
            return new(ColumnTypeReader.KeywordOf(record), record.Name, new([.. fields]), maker.IsPositional);
        }

        findings.Add(
            Concern.Nesting, null, $"has type '{record.Name}', which has no property or more than {MaximumFields}; give it those that a row needs");
        return null;
    }

    private static string? WhyNot(INamedTypeSymbol record, Nesting within)
    {
        if (within.Has(record))
        {
            return $"holds '{record.Name}' in itself, and a table cannot be endless; hold the other one's key";
        }

        if (RecordReader.IsAnnotated(record))
        {
            return $"has type '{record.Name}', the rows of a port; hold its key, with [References(typeof({record.Name}))]";
        }

        if (record.IsAbstract || record.TypeKind == TypeKind.Class && record.BaseType is { SpecialType: not SpecialType.System_Object })
        {
            return $"has type '{record.Name}', which is abstract or derives from another record; a nested record has its fields in one place";
        }

        return null;
    }
}

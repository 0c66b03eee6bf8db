using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using DataProducts.TestKit;
using Trade;

[assembly: DataProducts.Consumes("trade.shipments", Version = "[3.1,4.0)")]

namespace DataProducts.Contracts.Tests.Complete;

/// <summary>The complete product is complete: what is added to the annotations or to the table of types is missed here until it is used there.</summary>
public sealed partial class CoverageTests
{
    public static TheoryData<Type> Ours { get; } =
        [.. typeof(DataProductAttribute).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Attribute)))];

    public static TheoryData<Type> Theirs { get; } =
    [
        .. QuotedAttribute().Matches(Source("ValueRuleReader.cs"))
            .Select(match => typeof(RangeAttribute).Assembly.GetType($"System.ComponentModel.DataAnnotations.{match.Groups[1].Value}", throwOnError: true)!),
        typeof(DefaultValueAttribute), typeof(ObsoleteAttribute),
    ];

    [Theory]
    [MemberData(nameof(Ours))]
    [MemberData(nameof(Theirs))]
    public void EveryAnnotation_IsUsed(Type attribute) => Assert.NotEmpty(Annotations.Of(attribute));

    // An optional parameter is left out somewhere and given somewhere, a property is set somewhere.
    [Theory]
    [MemberData(nameof(Ours))]
    public void EveryMemberOfAnAnnotation_IsUsed(Type attribute)
    {
        var used = Annotations.Of(attribute);
        foreach (var parameter in attribute.GetConstructors().Single().GetParameters().Where(parameter => parameter.HasDefaultValue))
        {
            var values = used.Select(one => one.ConstructorArguments[parameter.Position].Value).ToList();
            Assert.Contains(parameter.DefaultValue, values);
            Assert.Contains(values, value => !Equals(value, parameter.DefaultValue));
        }

        foreach (var property in attribute.GetProperties().Where(property => property.DeclaringType == attribute && property.CanWrite))
        {
            Assert.True(used.Any(one => one.NamedArguments.Any(argument => argument.MemberName == property.Name)), $"{attribute.Name}.{property.Name}");
        }
    }

    [Theory]
    [InlineData(typeof(PiiKind))]
    [InlineData(typeof(TokenMode))]
    [InlineData(typeof(JoinScope))]
    [InlineData(typeof(Classification))]
    [InlineData(typeof(Mask))]
    public void EveryWordOfTheVocabulary_IsUsed(Type vocabulary)
    {
        var used = Annotations.All.SelectMany(one => one.ConstructorArguments.Concat(one.NamedArguments.Select(argument => argument.TypedValue)))
            .Where(argument => argument.ArgumentType == vocabulary).Select(argument => argument.Value);

        Assert.Equal(Enum.GetValues(vocabulary).Cast<object>().Select(Convert.ToInt32).Order(), used.Select(Convert.ToInt32).Distinct().Order());
    }

    [Fact]
    public void EveryWayToWriteARule_IsUsed()
    {
        var ranges = Annotations.Of(typeof(RangeAttribute));
        Assert.Equal(
            ["Double", "Int32", "Type"], ranges.Select(one => one.ConstructorArguments[0].ArgumentType.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["MaximumIsExclusive", "MinimumIsExclusive"], ranges.SelectMany(one => one.NamedArguments).Select(one => one.MemberName).Distinct().Order());
        Assert.Contains(Annotations.Of(typeof(StringLengthAttribute)), one => one.NamedArguments.Count > 0);
        Assert.Contains(Annotations.Of(typeof(RequiredAttribute)), one => one.NamedArguments.Count > 0);
        Assert.Equal([0, 1], Annotations.Of(typeof(ObsoleteAttribute)).Select(one => one.ConstructorArguments.Count).Distinct().Order());
    }

    [Fact]
    public void EveryTypeOfTheTable_IsAColumn_RequiredAndNullable()
    {
        var columns = typeof(Shipment).GetProperties().Select(CSharpTypes.Of).ToHashSet();
        foreach (var row in Table())
        {
            Assert.All(row, name => Assert.True(columns.Contains((name, true)) || columns.Contains((name, false)), name));
            Assert.Contains(row, name => columns.Contains((name, false)));
            Assert.Contains(row, name => columns.Contains((name, true)));
            Assert.All(
                row.Where(name => !name.EndsWith('>') && name != "T[]"),
                name => Assert.True(columns.Contains((name, true)) && columns.Contains((name, false)), $"{name}, required and nullable"));
        }
    }

    [Fact]
    public void EveryTypeOfTheTable_IsWithinAnother()
    {
        var nested = Annotations.Values.Where(property => property.DeclaringType is { } type && type != typeof(Shipment)).Select(property => CSharpTypes.Of(property).Name);
        var kinds = nested.Select(name => name.EndsWith("decimal", StringComparison.Ordinal) ? "decimal" : name).ToHashSet();

        Assert.All(
            Table().SelectMany(row => row).Where(name => !name.EndsWith('>') && name != "T[]"),
            name => Assert.Contains(name.EndsWith("decimal", StringComparison.Ordinal) ? "decimal" : name, kinds));
    }

    [Fact]
    public void Table_HasEveryCollectionThatTheGeneratorReads()
    {
        var names = Table().SelectMany(row => row).Where(name => name.EndsWith('>')).Select(name => name[..name.IndexOf('<', StringComparison.Ordinal)]).Order(StringComparer.Ordinal);

        Assert.Equal(
            CollectionName().Matches(Source("CollectionReader.cs")).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public void EveryKindOfValueObject_IsUsed()
    {
        var types = typeof(Shipment).Assembly.GetExportedTypes().Where(Annotations.IsValueObject).ToList();

        Assert.Equal([false, true], types.Select(type => type.IsValueType).Distinct().Order());
        Assert.Contains(types, type => type.GetMethod("TryCreate") is not null);
        Assert.Contains(types, type => type.GetMethod("TryFrom") is not null);
        Assert.Contains(types, type => type.GetMethod("TryFrom") is null && type.GetMethod("TryCreate") is null);
        Assert.All(types, type => Assert.Contains(Annotations.Values, property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == type));
    }

    [Fact]
    public void EveryTransform_Divides()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "manifest.md"));
        var documented = Transform().Matches(page[page.IndexOf("Iceberg's `identity`", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value).Take(7);

        Assert.Equal(documented.Order(), Samples.Complete.Ports.SelectMany(port => port.Partition).Select(part => part.Transform.Split('[')[0]).Distinct().Order());
    }

    private static IEnumerable<string[]> Table() => File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "types.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => Code().Matches(line[..line.IndexOf(" | ", StringComparison.Ordinal)]).Select(match => match.Groups[1].Value).ToArray());

    private static string Source(string file) =>
        File.ReadAllText(Path.Combine(RepositoryRoot.Path, "generators", "DataProducts.Generators", "Parsing", file));

    [GeneratedRegex("\"([A-Za-z]+Attribute)\" =>")]
    private static partial Regex QuotedAttribute();

    [GeneratedRegex("\"((?:I|Immutable)?(?:ReadOnly)?(?:Hash)?(?:List|Collection|Set|Array|Dictionary))\"")]
    private static partial Regex CollectionName();

    [GeneratedRegex("`([a-z]+)(?:\\[[NW]\\])?`")]
    private static partial Regex Transform();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}

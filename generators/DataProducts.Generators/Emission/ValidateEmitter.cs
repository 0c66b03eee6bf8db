using System.Globalization;
using DataProducts.Generators.Model;

namespace DataProducts.Generators.Emission;

/// <summary>Writes <c>Validate</c>: the rules of values, and the forms of personal data.</summary>
internal static class ValidateEmitter
{
    private const string Rule = "global::DataProducts.RowRule.";

    public static void Emit(CodeWriter code, Port port, ValueTypes types, Patterns patterns)
    {
        var record = port.Record;
        var checks = new List<(string Condition, string Rule, Column Column)>();
        foreach (var column in port.Columns)
        {
            checks.AddRange(ChecksOf(column, ValuesEmitter.ClassName(record) + ".", types, patterns));
        }

        code.Open($"static void {ProductEmitter.Row(record)}.Validate({record.Qualified} row, global::DataProducts.RowProblems problems)");
        for (var i = 0; i < checks.Count; i++)
        {
            if (i > 0)
            {
                code.Line();
            }

            code.Open($"if ({checks[i].Condition})")
                .Line($"problems.Add({checks[i].Rule}, {CSharpText.Literal(checks[i].Column.Name)});")
                .Close();
        }

        code.Close();
    }

    private static IEnumerable<(string Condition, string Rule, Column Column)> ChecksOf(
        Column column, string holder, ValueTypes types, Patterns patterns)
    {
        var value = "row." + CSharpText.Name(column.Property);
        var checks = 0;
        var rules = RuleText.Of(column.Rules, column.Type, value, pattern => holder + patterns.NameOf(pattern)).Count();
        for (; checks < rules; checks++)
        {
            var one = Given(column, value, checks);
            var (rule, broken) = RuleText.Of(column.Rules, column.Type, one, pattern => holder + patterns.NameOf(pattern)).ElementAt(checks);
            yield return (column.Nullable ? RuleText.IfPresent(value, one, broken) : broken, Rule + rule, column);
        }

        var given = Given(column, value, checks);
        if (column.Pii is { } pii)
        {
            var malformed = $"!global::DataProducts.PiiFormat.IsValid(global::DataProducts.PiiKind.{pii.Kind}, {RuleText.Held(column.Type, given)})";
            yield return (column.Nullable ? RuleText.IfPresent(value, given, malformed) : malformed, Rule + "Format", column);
        }

        if (NestedRuleEmitter.HasRules(column.Type))
        {
            var broken = CSharpText.Local(column.Property) + "Rule";
            var call = $"{holder}BrokenRuleIn{types.Word(column.Type)}({given}) is {{ }} {broken}";
            yield return (column.Nullable ? RuleText.IfPresent(value, given, call) : call, broken, column);
        }
    }

    // A variable that a condition declares lives on behind it, so that each check of a column needs one of its own.
    private static string Given(Column column, string value, int check) => !column.Nullable ? value
        : check == 0 ? CSharpText.Local(column.Property)
        : CSharpText.Local(column.Property) + (check + 1).ToString(CultureInfo.InvariantCulture);
}

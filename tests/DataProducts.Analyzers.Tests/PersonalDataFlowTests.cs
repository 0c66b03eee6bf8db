using System.Globalization;
using System.Text;
using DataProducts.Analyzers.Privacy;
using DataProducts.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DataProducts.Analyzers.Tests;

/// <summary>DP0105 and DP0106: each line is a method's body, with the place where the rule must speak.</summary>
public class PersonalDataFlowTests
{
    private const string Head = """
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Text.Json;
        using Microsoft.Extensions.Logging;

        public sealed partial record Customer
        {
            [Key] public required string Id { get; init; }
            [Pii(PiiKind.EmailAddress)] public required string Email { get; init; }
            [Pii(PiiKind.PhoneNumber)] public string? Phone { get; init; }
            public string? Country { get; init; }
        }

        public sealed record Quiet([property: Pii(PiiKind.TaxId)] string Tax) { public override string ToString() => "quiet"; }
        public sealed record Loud(int Id, [property: Pii(PiiKind.TaxId)] string Tax);
        public sealed record Order(int Id, Customer Buyer);
        public sealed class Plain { [Pii(PiiKind.TaxId)] public string Tax { get; set; } = ""; }
        public interface IRedactor { string Redact(string value); }

        public sealed class NotFound(string text) : Exception(text);

        public sealed partial class Team(ILogger logger, Activity activity, Counter<long> counter, IRedactor redactor)
        {
            BODIES

            private string Mask(string value) => new('*', value.Length);
        }
        """;

    private static readonly Lazy<Task<IReadOnlyDictionary<string, string>>> Found = new(AnalyseAsync);

    public static TheoryData<string> Leaks { get; } =
    [
        // Sinks.
        "logger.LogInformation(\"to {Email}\", {|DP0105:c.Email|});",
        "logger.LogError(new Exception(), \"to {Email}\", 1, {|DP0105:c.Email|});",
        "logger.Log(LogLevel.Debug, {|DP0105:c.Email|});",
        "using var scope = logger.BeginScope({|DP0105:c.Email|});",
        "using var scope = logger.BeginScope(new Dictionary<string, object?> { [\"email\"] = {|DP0105:c.Email|} });",
        "throw new InvalidOperationException({|DP0105:c.Email|});",
        "throw new NotFound(\"no \" + {|DP0105:c.Email|});",
        "var failure = new ArgumentException(\"bad\", {|DP0105:c.Phone|});",
        "var failure = new Exception(); failure.Data[\"who\"] = {|DP0105:c.Email|};",
        "activity.SetTag(\"user\", {|DP0105:c.Email|});",
        "activity?.AddTag(\"user\", {|DP0105:c.Email|});",
        "activity.AddBaggage(\"user\", {|DP0105:c.Email|});",
        "activity.AddEvent(new ActivityEvent(\"mail to \" + {|DP0105:c.Email|}));",
        "activity.AddEvent(new(\"mail\", tags: new() { { \"to\", {|DP0105:c.Email|} } }));",
        "activity.DisplayName = $\"mail {{|DP0105:c.Email|}}\";",
        "activity.SetStatus(ActivityStatusCode.Error, {|DP0105:c.Email|});",
        "counter.Add(1, new KeyValuePair<string, object?>(\"user\", {|DP0105:c.Email|}));",
        "counter.Add(1, new TagList { { \"user\", {|DP0105:c.Email|} } });",
        "var tags = new TagList(); tags.Add(\"user\", c.Email); counter.Add(1, {|DP0105:tags|});",
        "Console.WriteLine({|DP0106:c.Email|});",
        "Console.Error.WriteLine($\"to {{|DP0106:c.Email|}}\");",
        "Console.Write(\"{0} {1}\", 1, {|DP0106:c.Email|});",
        "Debug.WriteLine({|DP0106:c.Email|});",
        "Trace.TraceError({|DP0106:c.Email|});",
        "File.WriteAllText(\"x\", {|DP0106:c.Email|});",
        "File.AppendAllLines(\"x\", all.Select(one => {|DP0106:one.Email|}));",
        // Ways.
        "Console.WriteLine({|DP0106:c.Email|}.Trim().ToUpperInvariant());",
        "Console.WriteLine(string.Format(\"{0}\", {|DP0106:c.Email|}));",
        "Console.WriteLine(string.Join(\", \", \"a\", {|DP0106:c.Email|}));",
        "Console.WriteLine(string.Concat({|DP0106:c.Email|}, \"a\"));",
        "Console.WriteLine(yes ? \"\" : {|DP0106:c.Email|});",
        "Console.WriteLine({|DP0106:c.Phone|} ?? \"none\");",
        "Console.WriteLine(any is Customer x ? {|DP0106:x.Email|} : \"\");",
        "Console.WriteLine((any as Customer)?{|DP0106:.Email|});",
        "Console.WriteLine(c?{|DP0106:.Phone|}?.Trim());",
        "Console.WriteLine(yes switch { true => {|DP0106:c.Email|}, _ => \"\" });",
        "Console.WriteLine((1, {|DP0106:c.Email|}));",
        "Console.WriteLine(new { c.Id, {|DP0106:c.Email|} });",
        "Console.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes({|DP0106:c.Email|})));",
        "Console.WriteLine(JsonSerializer.Serialize({|DP0106:c|}));",
        "Console.WriteLine(JsonSerializer.Serialize({|DP0106:plain|}));",
        "Console.WriteLine(JsonSerializer.Serialize({|DP0106:all|}));",
        // Whole records.
        "logger.LogInformation(\"{Customer}\", {|DP0105:c|});",
        "logger.LogInformation(\"{Customers}\", {|DP0105:all|});",
        "Console.WriteLine({|DP0106:c|});",
        "Console.WriteLine($\"{{|DP0106:order|}}\");",
        "Console.WriteLine({|DP0106:order.Buyer|});",
        "Console.WriteLine(\"\" + {|DP0106:loud|});",
        "Console.WriteLine({|DP0106:c|}.ToString());",
        "Console.WriteLine({|DP0106:c with { Country = \"CH\" }|});",
        "Console.WriteLine({|DP0106:c with { Email = \"\" }|});",
        "Console.WriteLine({|DP0106:all.First()|});",
        "foreach (var one in all) { Console.WriteLine({|DP0106:one|}); }",
        // Locals.
        "var email = c.Email; Console.WriteLine({|DP0106:email|});",
        "var text = $\"to {c.Email}\"; var more = text + \"!\"; Console.WriteLine({|DP0106:more|});",
        "string text; if (yes) { text = c.Email; } else { text = \"\"; } Console.WriteLine({|DP0106:text|});",
        "var text = \"\"; text += c.Email; Console.WriteLine({|DP0106:text|});",
        "string? text = null; text ??= c.Email; Console.WriteLine({|DP0106:text|});",
        "var (id, email) = (c.Id, c.Email); Console.WriteLine({|DP0106:email|});",
        "if (c is { Email: var email }) { Console.WriteLine({|DP0106:email|}); }",
        "if (c.Phone is { } phone) { Console.WriteLine({|DP0106:phone|}); }",
        "if (c.Phone is string phone && phone.Length > 3) { Console.WriteLine({|DP0106:phone|}); }",
        "switch (any) { case Customer { Email: { } email }: Console.WriteLine({|DP0106:email|}); break; }",
        "var text = new StringBuilder(); text.Append(\"to \").Append(c.Email); Console.WriteLine({|DP0106:text|});",
        "var list = new List<string>(); list.Add(c.Email); Console.WriteLine({|DP0106:string.Join(\",\", list)|});",
        "var emails = all.Select(one => one.Email); foreach (var email in emails) { Console.WriteLine({|DP0106:email|}); }",
        "var text = \"\"; foreach (var one in all) { Console.WriteLine({|DP0106:text|}); text = one.Email; }",
        "var email = c.Email; all.ForEach(_ => Console.WriteLine({|DP0106:email|}));",
        "var email = c.Email; if (yes) { email = Mask(email); } Console.WriteLine({|DP0106:email|});",
    ];

    public static TheoryData<string> Harmless { get; } =
    [
        "logger.LogInformation(\"to {Id} in {Country}\", c.Id, c.Country);",
        "logger.LogInformation(\"{Count}\", all.Count);",
        "logger.LogInformation(\"{Countries}\", all.Select(one => one.Country));",
        "logger.LogInformation(\"{Ids}\", string.Join(\",\", all.Where(one => one.Email != \"\").Select(one => one.Id)));",
        "logger.LogInformation(\"{Length}\", c.Email.Length);",
        "logger.LogInformation(\"{Known}\", c.Phone is null);",
        "logger.LogInformation(\"{Email}\", redactor.Redact(c.Email));",
        "logger.LogInformation(\"{Email}\", Mask(c.Email));",
        "logger.LogInformation(\"{Name}\", nameof(c.Email));",
        "Console.WriteLine(quiet);",
        "Console.WriteLine($\"{quiet}\");",
        "Console.WriteLine(plain);",
        "Console.WriteLine(all);",
        "Console.WriteLine(c with { Email = \"\", Phone = null });",
        "Console.WriteLine(order.Id);",
        "Console.WriteLine(c.Email.GetHashCode());",
        "Console.WriteLine(c.Email == \"a\" ? \"yes\" : \"no\");",
        "var email = c.Email; email = Mask(email); Console.WriteLine(email);",
        "var email = \"\"; Console.WriteLine(email); email = c.Email;",
        "var (id, email) = (c.Id, c.Email); Console.WriteLine(id);",
        "if (c is { Email: var email, Id: var id }) { Console.WriteLine(id); }",
        "ArgumentException.ThrowIfNullOrEmpty(c.Email);",
        "throw new FormatException($\"customer {c.Id}\");",
        "counter.Add(c.Email.Length, new KeyValuePair<string, object?>(\"country\", c.Country));",
        "using var writer = new StringWriter(); writer.WriteLine(c.Email);",
        "var copy = new Customer { Id = \"\", Email = c.Email };",
        "Console.WriteLine(all.Max(one => one.Id));",
        "Console.WriteLine(all.Any(one => one.Email == \"\"));",
        "Console.WriteLine(JsonSerializer.Serialize(c.Id));",
    ];

    [Theory]
    [MemberData(nameof(Leaks))]
    public Task PersonalData_IsFoundWhereItLeaves(string body) => Check(body);

    [Theory]
    [MemberData(nameof(Harmless))]
    public Task ValueThatNamesNobody_MayLeave(string body) => Check(body);

    [Theory]
    [InlineData("", "{|DP0105:c.Email|}", "[Pii(PiiKind.EmailAddress)] string")]
    [InlineData("", "{|DP0105:c.Email|}", "string")]
    [InlineData("", "{|DP0105:c|}", "Customer")]
    [InlineData("", "c.Id", "string")]
    [InlineData("namespace Microsoft.Extensions.Logging { public class LogPropertiesAttribute : Attribute; }", "c.Email", "[Pii(PiiKind.EmailAddress)] string")]
    [InlineData("namespace Microsoft.Extensions.Logging { public class LogPropertiesAttribute : Attribute; }", "c", "[LogProperties] Customer")]
    [InlineData("namespace Microsoft.Extensions.Logging { public class LogPropertiesAttribute : Attribute; }", "{|DP0105:c.Email|}", "string")]
    public Task GeneratedLogMethod_IsTrustedWhereItsGeneratorRedacts(string more, string argument, string parameter) => Analysis.Check<PersonalDataFlowAnalyzer>($$"""
        using Microsoft.Extensions.Logging;
        public sealed record Customer { [Key] public required string Id { get; init; } [Pii(PiiKind.EmailAddress)] public required string Email { get; init; } }
        public static partial class Messages
        {
            [LoggerMessage(1, LogLevel.Information, "to {Value}")] public static partial void Sent(ILogger logger, {{parameter}} value);
            public static void Run(ILogger logger, Customer c) => Sent(logger, {{argument}});
        }
        {{more}}
        """);

    [Fact]
    public Task MarkedParametersAndFields_AreFollowedToo() => Analysis.Check<PersonalDataFlowAnalyzer>("""
        public class Team
        {
            [Pii(PiiKind.TaxId)] private readonly string _tax = "";
            public void Run([Pii(PiiKind.PhoneNumber)] string phone, string other)
            {
                Console.WriteLine({|DP0106:phone|});
                Console.WriteLine({|DP0106:_tax|});
                Console.WriteLine(other);
            }
        }
        """);

    [Fact]
    public Task GeneratedCode_IsLeftAlone() => Analysis.Check<PersonalDataFlowAnalyzer>("""
        // <auto-generated/>
        public record Customer([property: Pii(PiiKind.TaxId)] string Tax) { public void Show() => Console.WriteLine(Tax); }
        """);

    [Fact]
    public async Task Severity_IsSetByTheProject()
    {
        var found = await Analysis.Run([new PersonalDataFlowAnalyzer()], """
            public record Customer([property: Pii(PiiKind.TaxId)] string Tax)
            {
            #pragma warning disable DP0106
                public void Show() => Console.WriteLine(Tax);
            #pragma warning restore DP0106
                public void Fail() => throw new Exception(Tax);
            }
            """);

        Assert.Equal(("DP0105", DiagnosticSeverity.Error), (Assert.Single(found).Id, found[0].Severity));
    }

    [Fact]
    public async Task Fix_NamesTheRowByItsKey()
    {
        var mended = await Fixing.All<PersonalDataFlowAnalyzer, PersonalDataFlowCodeFix>(nameof(PersonalDataFlowCodeFix), """
            public sealed record Customer { [Key] public required string Id { get; init; } [Pii(PiiKind.EmailAddress)] public string? Email { get; init; } }
            public class Team
            {
                public void Run(Customer c, Customer? maybe)
                {
                    Console.WriteLine($"to {c.Email}");
                    Console.WriteLine($"of {c}");
                    Console.WriteLine(maybe?.Email);
                }
            }
            """);

        Assert.Contains("$\"to {c.Id}\"", mended[0], StringComparison.Ordinal);
        Assert.Contains("$\"of {c.Id}\"", mended[0], StringComparison.Ordinal);
        Assert.Contains("WriteLine(maybe?.Id)", mended[0], StringComparison.Ordinal);
        Assert.Empty(await Analysis.Run([new PersonalDataFlowAnalyzer()], mended[0]));
    }

    [Fact]
    public async Task RecordWithoutAKeyOfOneColumn_IsOfferedNothing() =>
        Assert.Empty(await Fixing.Titles<PersonalDataFlowAnalyzer, PersonalDataFlowCodeFix>("""
            public sealed record Customer([property: Pii(PiiKind.TaxId)] string Tax) { public void Show() => Console.WriteLine(Tax); }
            """));

    [Fact]
    public Task ExceptionOfOurs_HandsItsArgumentsOn() => Analysis.Check<PersonalDataFlowAnalyzer>("""
        public sealed record Customer([property: Pii(PiiKind.TaxId)] string Tax);
        public sealed class Named(Customer one) : Exception({|DP0105:one.Tax|});
        public sealed class Numbered : Exception { public Numbered(Customer one) : base("customer " + {|DP0105:one.Tax|}) { } }
        """);

    private static async Task Check(string body)
    {
        var markup = Markup.Parse(body);
        var expected = markup.Expected.Select(one => $"{one.Id} at {one.Span}");

        Assert.Equal(string.Join(", ", expected), (await Found.Value)[body]);
    }

    // All bodies are methods of one class: a compilation for each would take most of the time.
    private static async Task<IReadOnlyDictionary<string, string>> AnalyseAsync()
    {
        string[] bodies = [.. Leaks.Concat(Harmless).Select(row => row.Data)];
        var (text, starts) = (new StringBuilder(), new List<int>());
        foreach (var (number, body) in bodies.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"public void Run{number}(Customer c, List<Customer> all, Order order, Quiet quiet, Loud loud, Plain plain, bool yes, object? any) {{ ");
            starts.Add(text.Length);
            text.Append(Markup.Parse(body).Source).Append(" }\n");
        }

        var offset = Head.IndexOf("BODIES", StringComparison.Ordinal);
        var found = await Analysis.Run([new PersonalDataFlowAnalyzer()], Head.Replace("BODIES", text.ToString(), StringComparison.Ordinal));
        return bodies.Index().ToDictionary(one => one.Item, one => string.Join(", ", found
            .Where(diagnostic => starts.FindLastIndex(start => offset + start <= diagnostic.Location.SourceSpan.Start) == one.Index)
            .Select(diagnostic => (diagnostic.Id, Span: new TextSpan(diagnostic.Location.SourceSpan.Start - offset - starts[one.Index], diagnostic.Location.SourceSpan.Length)))
            .OrderBy(diagnostic => diagnostic.Span)
            .Select(diagnostic => $"{diagnostic.Id} at {diagnostic.Span}")));
    }
}

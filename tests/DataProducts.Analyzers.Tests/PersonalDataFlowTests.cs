using DataProducts.Analyzers.Privacy;
using DataProducts.CodeFixes;
using Microsoft.CodeAnalysis;

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
        public sealed class Named(Customer one) : Exception({|DP0105:one.Email|});

        public sealed partial class Team(ILogger logger, Activity activity, Counter<long> counter, IRedactor redactor)
        {
            public void Run(Customer c, List<Customer> all, Order order, Quiet quiet, Loud loud, Plain plain, bool yes, object? any)
            {
                BODY
            }

            private string Mask(string value) => new('*', value.Length);
        }
        """;

    [Theory]
    // Sinks.
    [InlineData("logger.LogInformation(\"to {Email}\", {|DP0105:c.Email|});")]
    [InlineData("logger.LogError(new Exception(), \"to {Email}\", 1, {|DP0105:c.Email|});")]
    [InlineData("logger.Log(LogLevel.Debug, {|DP0105:c.Email|});")]
    [InlineData("using var scope = logger.BeginScope({|DP0105:c.Email|});")]
    [InlineData("using var scope = logger.BeginScope(new Dictionary<string, object?> { [\"email\"] = {|DP0105:c.Email|} });")]
    [InlineData("throw new InvalidOperationException({|DP0105:c.Email|});")]
    [InlineData("throw new NotFound(\"no \" + {|DP0105:c.Email|});")]
    [InlineData("var failure = new ArgumentException(\"bad\", {|DP0105:c.Phone|});")]
    [InlineData("var failure = new Exception(); failure.Data[\"who\"] = {|DP0105:c.Email|};")]
    [InlineData("activity.SetTag(\"user\", {|DP0105:c.Email|});")]
    [InlineData("activity?.AddTag(\"user\", {|DP0105:c.Email|});")]
    [InlineData("activity.AddBaggage(\"user\", {|DP0105:c.Email|});")]
    [InlineData("activity.AddEvent(new ActivityEvent(\"mail to \" + {|DP0105:c.Email|}));")]
    [InlineData("activity.AddEvent(new(\"mail\", tags: new() { { \"to\", {|DP0105:c.Email|} } }));")]
    [InlineData("activity.DisplayName = $\"mail {{|DP0105:c.Email|}}\";")]
    [InlineData("activity.SetStatus(ActivityStatusCode.Error, {|DP0105:c.Email|});")]
    [InlineData("counter.Add(1, new KeyValuePair<string, object?>(\"user\", {|DP0105:c.Email|}));")]
    [InlineData("counter.Add(1, new TagList { { \"user\", {|DP0105:c.Email|} } });")]
    [InlineData("var tags = new TagList(); tags.Add(\"user\", c.Email); counter.Add(1, {|DP0105:tags|});")]
    [InlineData("Console.WriteLine({|DP0106:c.Email|});")]
    [InlineData("Console.Error.WriteLine($\"to {{|DP0106:c.Email|}}\");")]
    [InlineData("Console.Write(\"{0} {1}\", 1, {|DP0106:c.Email|});")]
    [InlineData("Debug.WriteLine({|DP0106:c.Email|});")]
    [InlineData("Trace.TraceError({|DP0106:c.Email|});")]
    [InlineData("File.WriteAllText(\"x\", {|DP0106:c.Email|});")]
    [InlineData("File.AppendAllLines(\"x\", all.Select(one => {|DP0106:one.Email|}));")]
    // Ways.
    [InlineData("Console.WriteLine({|DP0106:c.Email|}.Trim().ToUpperInvariant());")]
    [InlineData("Console.WriteLine(string.Format(\"{0}\", {|DP0106:c.Email|}));")]
    [InlineData("Console.WriteLine(string.Join(\", \", \"a\", {|DP0106:c.Email|}));")]
    [InlineData("Console.WriteLine(string.Concat({|DP0106:c.Email|}, \"a\"));")]
    [InlineData("Console.WriteLine(yes ? \"\" : {|DP0106:c.Email|});")]
    [InlineData("Console.WriteLine({|DP0106:c.Phone|} ?? \"none\");")]
    [InlineData("Console.WriteLine(any is Customer x ? {|DP0106:x.Email|} : \"\");")]
    [InlineData("Console.WriteLine((any as Customer)?{|DP0106:.Email|});")]
    [InlineData("Console.WriteLine(c?{|DP0106:.Phone|}?.Trim());")]
    [InlineData("Console.WriteLine(yes switch { true => {|DP0106:c.Email|}, _ => \"\" });")]
    [InlineData("Console.WriteLine((1, {|DP0106:c.Email|}));")]
    [InlineData("Console.WriteLine(new { c.Id, {|DP0106:c.Email|} });")]
    [InlineData("Console.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes({|DP0106:c.Email|})));")]
    [InlineData("Console.WriteLine(JsonSerializer.Serialize({|DP0106:c|}));")]
    [InlineData("Console.WriteLine(JsonSerializer.Serialize({|DP0106:plain|}));")]
    [InlineData("Console.WriteLine(JsonSerializer.Serialize({|DP0106:all|}));")]
    // Whole records.
    [InlineData("logger.LogInformation(\"{Customer}\", {|DP0105:c|});")]
    [InlineData("logger.LogInformation(\"{Customers}\", {|DP0105:all|});")]
    [InlineData("Console.WriteLine({|DP0106:c|});")]
    [InlineData("Console.WriteLine($\"{{|DP0106:order|}}\");")]
    [InlineData("Console.WriteLine({|DP0106:order.Buyer|});")]
    [InlineData("Console.WriteLine(\"\" + {|DP0106:loud|});")]
    [InlineData("Console.WriteLine({|DP0106:c|}.ToString());")]
    [InlineData("Console.WriteLine({|DP0106:c with { Country = \"CH\" }|});")]
    [InlineData("Console.WriteLine({|DP0106:c with { Email = \"\" }|});")]
    [InlineData("Console.WriteLine({|DP0106:all.First()|});")]
    [InlineData("foreach (var one in all) { Console.WriteLine({|DP0106:one|}); }")]
    // Locals.
    [InlineData("var email = c.Email; Console.WriteLine({|DP0106:email|});")]
    [InlineData("var text = $\"to {c.Email}\"; var more = text + \"!\"; Console.WriteLine({|DP0106:more|});")]
    [InlineData("string text; if (yes) { text = c.Email; } else { text = \"\"; } Console.WriteLine({|DP0106:text|});")]
    [InlineData("var text = \"\"; text += c.Email; Console.WriteLine({|DP0106:text|});")]
    [InlineData("string? text = null; text ??= c.Email; Console.WriteLine({|DP0106:text|});")]
    [InlineData("var (id, email) = (c.Id, c.Email); Console.WriteLine({|DP0106:email|});")]
    [InlineData("if (c is { Email: var email }) { Console.WriteLine({|DP0106:email|}); }")]
    [InlineData("if (c.Phone is { } phone) { Console.WriteLine({|DP0106:phone|}); }")]
    [InlineData("if (c.Phone is string phone && phone.Length > 3) { Console.WriteLine({|DP0106:phone|}); }")]
    [InlineData("switch (any) { case Customer { Email: { } email }: Console.WriteLine({|DP0106:email|}); break; }")]
    [InlineData("var text = new StringBuilder(); text.Append(\"to \").Append(c.Email); Console.WriteLine({|DP0106:text|});")]
    [InlineData("var list = new List<string>(); list.Add(c.Email); Console.WriteLine({|DP0106:string.Join(\",\", list)|});")]
    [InlineData("var emails = all.Select(one => one.Email); foreach (var email in emails) { Console.WriteLine({|DP0106:email|}); }")]
    [InlineData("var text = \"\"; foreach (var one in all) { Console.WriteLine({|DP0106:text|}); text = one.Email; }")]
    [InlineData("var email = c.Email; all.ForEach(_ => Console.WriteLine({|DP0106:email|}));")]
    [InlineData("var email = c.Email; if (yes) { email = Mask(email); } Console.WriteLine({|DP0106:email|});")]
    public Task PersonalData_IsFoundWhereItLeaves(string body) => Check(body);

    [Theory]
    [InlineData("logger.LogInformation(\"to {Id} in {Country}\", c.Id, c.Country);")]
    [InlineData("logger.LogInformation(\"{Count}\", all.Count);")]
    [InlineData("logger.LogInformation(\"{Countries}\", all.Select(one => one.Country));")]
    [InlineData("logger.LogInformation(\"{Ids}\", string.Join(\",\", all.Where(one => one.Email != \"\").Select(one => one.Id)));")]
    [InlineData("logger.LogInformation(\"{Length}\", c.Email.Length);")]
    [InlineData("logger.LogInformation(\"{Known}\", c.Phone is null);")]
    [InlineData("logger.LogInformation(\"{Email}\", redactor.Redact(c.Email));")]
    [InlineData("logger.LogInformation(\"{Email}\", Mask(c.Email));")]
    [InlineData("logger.LogInformation(\"{Name}\", nameof(c.Email));")]
    [InlineData("Console.WriteLine(quiet);")]
    [InlineData("Console.WriteLine($\"{quiet}\");")]
    [InlineData("Console.WriteLine(plain);")]
    [InlineData("Console.WriteLine(all);")]
    [InlineData("Console.WriteLine(c with { Email = \"\", Phone = null });")]
    [InlineData("Console.WriteLine(order.Id);")]
    [InlineData("Console.WriteLine(c.Email.GetHashCode());")]
    [InlineData("Console.WriteLine(c.Email == \"a\" ? \"yes\" : \"no\");")]
    [InlineData("var email = c.Email; email = Mask(email); Console.WriteLine(email);")]
    [InlineData("var email = \"\"; Console.WriteLine(email); email = c.Email;")]
    [InlineData("var (id, email) = (c.Id, c.Email); Console.WriteLine(id);")]
    [InlineData("if (c is { Email: var email, Id: var id }) { Console.WriteLine(id); }")]
    [InlineData("ArgumentException.ThrowIfNullOrEmpty(c.Email);")]
    [InlineData("throw new FormatException($\"customer {c.Id}\");")]
    [InlineData("counter.Add(c.Email.Length, new KeyValuePair<string, object?>(\"country\", c.Country));")]
    [InlineData("using var writer = new StringWriter(); writer.WriteLine(c.Email);")]
    [InlineData("var copy = new Customer { Id = \"\", Email = c.Email };")]
    [InlineData("Console.WriteLine(all.Max(one => one.Id));")]
    [InlineData("Console.WriteLine(all.Any(one => one.Email == \"\"));")]
    [InlineData("Console.WriteLine(JsonSerializer.Serialize(c.Id));")]
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

    private static Task Check(string body) => Analysis.Check<PersonalDataFlowAnalyzer>(Head.Replace("BODY", body, StringComparison.Ordinal));
}

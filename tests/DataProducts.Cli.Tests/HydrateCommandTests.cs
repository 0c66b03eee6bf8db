using System.Diagnostics;
using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Cli.Tests;

/// <summary>The sample's own program hydrates as the tool tells it.</summary>
public sealed class HydrateCommandTests : IDisposable
{
    private const string Header = "customer_id,email,phone,address_line,address_line2,city,country_region,card_type,card_number,modified\n";

    private readonly TempFolder _temp = new();

    private static string Program => typeof(RetailBank.Customer).Assembly.Location;

    public HydrateCommandTests()
    {
        Directory.CreateDirectory(_temp["in"]);
        Write(Row(1, "DE") + Row(2, "US") + Row(3, "XX"));
    }

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Plan_ShowsWhatWouldBeDone()
    {
        var plan = (await RunAsync("--plan", "--json")).Json;
        var text = await RunAsync("--plan");

        Assert.Equal(("plan", "retail.customers", 2, 1), (
            (string?)plan["outcome"], (string?)plan["product"], (int)plan["rows"]!["written"]!, (int)plan["rows"]!["quarantined"]!));
        Assert.Equal("customers.csv", (string?)plan["parts"]![0]!["name"]);
        Assert.Equal(0, text.Code);
        foreach (var line in (string[])["customers.csv", "token, deterministic", "would be made", "3 rows read, 1 would be kept out"])
        {
            Assert.Contains(line, text.Output, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(_temp["state/lake"]));
        Assert.False(Directory.Exists(_temp["state/quarantine"]));
    }

    [Fact]
    public async Task DryRunThenRunThenReplay_EachSayWhatTheyDid()
    {
        var dry = (await RunAsync("--dry-run", "--json")).Json;
        var run = (await RunAsync("--json")).Json;
        var batch = (string)run["batch"]!;
        var replay = (await RunAsync("--replay", batch, "--json")).Json;
        var again = await RunAsync();

        Assert.Equal(("dry-run", "hydrated", batch), ((string?)dry["outcome"], (string?)run["outcome"], (string?)dry["batch"]));
        Assert.Equal(dry["rows"]!.ToJsonString(), run["rows"]!.ToJsonString());
        Assert.Equal((batch, 1, 1), ((string?)replay["replayOf"], (int)replay["rows"]!["read"]!, (int)replay["rows"]!["quarantined"]!));
        Assert.Contains("in the lake already", again.Output, StringComparison.Ordinal);

        var files = Directory.GetFiles(_temp["state/runs"], "*.json").Order(StringComparer.Ordinal).Select(file => JsonNode.Parse(File.ReadAllText(file))!).ToList();
        Assert.Equal(["dry-run", "hydrated", "hydrated", "already-hydrated"], files.Select(file => (string?)file["outcome"]));
        Assert.Equal(run["batch"]!.ToJsonString(), files[1]["batch"]!.ToJsonString());
    }

    [Fact]
    public async Task RefusedBatch_IsAFinding()
    {
        var ran = await RunAsync("--max-rows", "0", "--json");
        var dry = await RunAsync("--max-rows", "0", "--dry-run", "--json");

        Assert.Equal((1, "DP1161"), (ran.Code, (string?)ran.Json["error"]!["id"]));
        Assert.StartsWith("error DP1161: ", ran.Errors, StringComparison.Ordinal);
        Assert.Equal(1, dry.Code);
        Assert.Contains("1 of 3 rows", (string?)dry.Json["refusal"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--replay", "none", "DP1162")]
    [InlineData("--from", "1", "DP1166")]
    [InlineData("--drift", "loose", "DP1002")]
    [InlineData("--max-percent", "101", "DP1002")]
    public async Task WhatCannotBe_IsSaidWithAnId(string option, string value, string id)
    {
        var ran = await RunAsync(option, value);

        Assert.Equal(2, ran.Code);
        Assert.StartsWith($"error {id}: ", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryOptionOfTheTool_IsOneOfTheProgram() =>
        Assert.All(Commands.HydrateOptions.Make().All, option => Assert.Contains($"  {option.Name} ", HydrateArguments.Help, StringComparison.Ordinal));

    [Fact]
    public async Task NoProject_IsSaid()
    {
        Assert.StartsWith("error DP1002: ", (await Tool.RunInAsync(_temp["in"], "hydrate")).Errors, StringComparison.Ordinal);
        Assert.StartsWith("error DP1002: ", (await Tool.RunAsync("hydrate", "--program", _temp["none.dll"])).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProgramThatDoesNotKnowTheCommand_DoesNothing()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[HydrateCommand.Variable] = HydrateCommand.Name;
        foreach (var argument in (string[])["exec", Program, "--input", _temp["in/customers.csv"], "--supplement", "false", "--state", _temp["state"]])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var ran = await Tool.FinishAsync(process);

        Assert.Equal(2, ran.Code);
        Assert.Contains("error DP1168: ", ran.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_temp["state/lake"]));
    }

    [Fact]
    public void Progress_RewritesATerminalsLineAndKeepsALogsLines()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using var terminal = new StringWriter();
        using var log = new StringWriter();
        using var first = new ConsoleProgress(terminal, isTerminal: true, time);
        using var second = new ConsoleProgress(log, isTerminal: false, time);
        for (var i = 0; i <= 25; i++)
        {
            var value = new DataProducts.Hydration.HydrationProgress(DataProducts.Hydration.HydrationPhase.Reading, null, i * 1000, i * 10, 1000)
            {
                Reading = TimeSpan.FromSeconds(i),
            };
            first.Report(value);
            second.Report(value);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        first.End();

        Assert.Equal(
            "reading  1,000 rows  1 %  1,000 rows/s  00:01:39 left\nreading  11,000 rows  11 %  1,000 rows/s  00:01:29 left\n"
            + "reading  21,000 rows  21 %  1,000 rows/s  00:01:19 left\n",
            log.ToString().ReplaceLineEndings("\n"));
        Assert.DoesNotContain('\n', terminal.ToString());
        Assert.EndsWith("\r", terminal.ToString(), StringComparison.Ordinal);
    }

    private static string Row(int id, string country) => $"{id},p{id}@example.com,,Street {id},,City,{country},Vista,,2025-09-01 10:00:00.000\n";

    private void Write(string rows) => File.WriteAllText(_temp["in/customers.csv"], Header + rows);

    private Task<Ran> RunAsync(params string[] options) => Tool.RunAsync(
    [
        "hydrate", "--program", Program, .. options,
        "--", "--input", _temp["in/customers.csv"], "--supplement", "false", "--state", _temp["state"],
    ]);
}

using System.Text.Json;
using DataProducts.TestKit;

namespace DataProducts.EndToEnd.Tests;

/// <summary>Bad input at the tool: one line, one id, an exit code, never a stack trace.</summary>
[Collection(nameof(SmallState))]
public sealed class CommandLineTests(SmallState state)
{
    private const string Good = "select city from retail.customers";

    /// <summary>The id, the exit code, what is typed; <c>STATE</c> stands for the state folder.</summary>
    public static TheoryData<string, int, string[]> BadInput { get; } = new()
    {
        { "DP1910", 2, ["query", Good, "--as", "nobody", "--purpose", "fraud-detection", "--state", "STATE"] },
        { "DP1911", 2, ["query", Good, "--as", "anna@bank.example", "--purpose", "curiosity", "--state", "STATE"] },
        { "DP1002", 2, ["query", Good, "--state", "STATE"] },
        { "DP1002", 2, ["query", Good, "--as", "anna@bank.example", "--device", "Mars", "--state", "STATE"] },
        { "DP1002", 2, ["nonsense"] },
        { "DP1803", 2, ["query", "select 1; select 2", "--as", "anna@bank.example", "--state", "STATE"] },
        { "DP1803", 2, ["query", "delete from retail.customers", "--as", "anna@bank.example", "--state", "STATE"] },
        { "DP1803", 2, ["query", "copy (select 1) to 'out.csv'", "--as", "anna@bank.example", "--state", "STATE"] },
        { "DP1802", 2, ["query", "this is no SQL", "--as", "anna@bank.example", "--state", "STATE"] },
        { "DP1810", 2, ["query", "select a from retail.nothing", "--as", "anna@bank.example", "--purpose", "fraud-detection", "--state", "STATE"] },
        { "DP1811", 2, ["query", "select nothing from retail.customers", "--as", "anna@bank.example", "--purpose", "fraud-detection", "--state", "STATE"] },
        { "DP1004", 2, ["show", "retail.nothing", "--state", "STATE"] },
        { "DP1001", 3, ["query", Good, "--as", "anna@bank.example"] },
        { "DP1001", 3, ["audit", "verify", "--state", "STATE/absent"] },
    };

    [Theory]
    [MemberData(nameof(BadInput))]
    public async Task BadInput_GivesOneLineAndACode(string id, int exitCode, string[] typed)
    {
        using var folder = new TempFolder();
        await state.RegisterAsync(SmallState.People()); // tests of the state before this one may have left other people
        string[] arguments = [.. typed.Select(one => one.Replace("STATE", state.Folder, StringComparison.Ordinal))];

        var ended = await Child.ToolAsync(folder.Path, arguments);
        var json = await Child.ToolAsync(folder.Path, [.. arguments, "--json"]);

        Assert.Equal((exitCode, exitCode), (ended.ExitCode, json.ExitCode));
        Assert.Empty(ended.Output);
        Assert.Matches($"^error {id}: [^\n]+\n$", ended.Errors);
        Assert.DoesNotContain("   at ", ended.Errors + json.Errors + json.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(id, document.RootElement.GetProperty("id").GetString());
        Assert.Empty(json.Errors);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Answer_IsGivenAndDenialHasItsCode()
    {
        using var folder = new TempFolder();
        await state.RegisterAsync(SmallState.People());
        string[] question = ["query", "select customer_id, email from retail.customers", "--as", "urs@bank.example", "--state", state.Folder, "--json"];

        var denied = await Child.ToolAsync(folder.Path, question);
        var answered = await Child.ToolAsync(folder.Path, [.. question, "--purpose", "financial-crime"]);

        Assert.Equal((1, 0), (denied.ExitCode, answered.ExitCode));
        using var denial = JsonDocument.Parse(denied.Output);
        Assert.True(denial.RootElement.GetProperty("denied").GetBoolean());
        Assert.Contains(denial.RootElement.GetProperty("refused").EnumerateArray(), one => one.GetProperty("policy").GetString() == "guard.grant");
        using var answer = JsonDocument.Parse(answered.Output);
        Assert.Equal(
            ["CH-False ch-false@example.org", "CH-Null ch-null@example.org"],
            answer.RootElement.GetProperty("rows").EnumerateArray().Select(row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal));
    }
}

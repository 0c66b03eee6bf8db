using System.Text.Json.Nodes;
using DuckDB.NET.Data;

namespace DataProducts.Cli.Tests.Cedar;

/// <summary>authorize and explain: answers, their reasons, and conditions on rows.</summary>
public sealed class CedarDecisionTests : IDisposable
{
    private static readonly string[] Store = ["--policies", "policies", "--schema", "photos.cedarschema", "--entities", "entities.json"];

    private readonly CedarFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ann", "view", 0, "view-rated,own")]
    [InlineData("ann", "delete", 0, "own")]
    [InlineData("bob", "view", 1, "")]
    public async Task Authorize_AnswersWithReasons(string person, string action, int code, string reasons)
    {
        var ran = await _folder.RunAsync(["authorize", .. Store, .. Question(person, action), "-o", "json"]);

        Assert.Equal(code, ran.Code);
        Assert.Equal(code == 0 ? "allow" : "deny", (string?)ran.Json["decision"]);
        Assert.Equal(reasons, string.Join(',', ran.Json["reasons"]!.AsArray().Select(one => (string?)one)));
    }

    [Fact]
    public async Task Links_LetTemplatesDecide_InBothSpellings()
    {
        _folder.Write("set.json", """[{"templateId": "share", "newId": "l", "values": {"?principal": {"type": "Photos::User", "id": "bob"}, "?resource": {"__entity": {"type": "Photos::Album", "id": "trip"}}}}]""");
        foreach (var links in (string[])["links.json", "set.json"])
        {
            var ran = await _folder.RunAsync(["authorize", .. Store, .. Question("bob", "view"), "--policies", "templates", "--links", links]);
            Assert.True(ran.Code == 0, ran.Output + ran.Errors);
            Assert.Contains("a link of share", ran.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""[{"template_id": "nothing", "link_id": "l", "args": {}}]""", "DP1304")]
    [InlineData("""[{"template_id": "share", "link_id": "l", "args": {"?principal": "Photos::User::\"bob\""}}]""", "DP1304")]
    [InlineData("""[{"template_id": "share", "link_id": "l", "args": {"?action": "A::\"b\""}}]""", "DP1304")]
    [InlineData("""[{"template_id": "share", "link": "l", "args": {}}]""", "DP1304")]
    [InlineData("""{"template_id": "share"}""", "DP1304")]
    [InlineData("""[""", "DP1304")]
    public async Task LinksThatDoNotFit_AreRefused(string links, string id)
    {
        _folder.Write("links.json", links);

        Refused(await _folder.RunAsync(["authorize", .. Store, "--policies", "templates", "--links", "links.json", .. Question("bob", "view")]), id, "links.json");
    }

    [Theory]
    [InlineData("eve", "view", "{}", "DP1331")]
    [InlineData("ann", "fly", "{}", "DP1331")]
    [InlineData("ann", "view", "{\"mfa\": true}", "DP1331")]
    [InlineData("ann", "view", "[]", "DP13")]
    [InlineData("ann", "view", "{\"a\": 1.5}", "DP13")]
    [InlineData("ann", "view", "{", "DP13")]
    [InlineData("ann", "view", "{\"a\": 1, \"a\": 2}", "DP13")]
    public async Task QuestionThatDoesNotConform_IsRefused(string person, string action, string context, string id)
    {
        var ran = await _folder.RunAsync(["authorize", .. Store, .. Question(person, action), "--context", context]);

        Refused(ran, id, string.Empty);
        _folder.Write("context.json", context);
        Refused(await _folder.RunAsync(["authorize", .. Store, .. Question(person, action), "--context", "@context.json"]), id, string.Empty);
    }

    [Theory]
    [InlineData("[{\"uid\": {\"type\": \"Photos::User\", \"id\": \"ann\"}, \"attrs\": {\"age\": \"old\"}, \"parents\": []}]")]
    [InlineData("[{\"uid\": 1}]")]
    [InlineData("nonsense")]
    public async Task EntitiesThatAreWrong_AreRefusedWithTheirFile(string entities)
    {
        _folder.Write("entities.json", entities);

        Refused(await _folder.RunAsync(["authorize", .. Store, .. Question("ann", "view")]), "DP13", "entities.json");
    }

    [Fact]
    public async Task PoliciesThatDoNotValidate_AreRefused_AndWithoutASchemaErr()
    {
        string[] question = ["--entities", "entities.json", .. Question("ann", "view")];
        Refused(await _folder.RunAsync(["authorize", "--policies", "unfit.cedar", "--schema", "photos.cedarschema", .. question]), "DP1324", "unfit.cedar(2,");

        var ran = await _folder.RunAsync(["authorize", "--policies", "unfit.cedar", .. question]);
        Assert.Equal(1, ran.Code);
        Assert.Contains("unfit.cedar(1,1): warning DP1340: ", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("authorize", "--policies", "policies")]
    [InlineData("authorize", "--policies", "policies", "--request", "r.json", "--principal", "A::\"a\"")]
    [InlineData("authorize", "--policies", "policies", "--requests", "requests.jsonl", "--principal", "A::\"a\"")]
    [InlineData("authorize", "--policies", "policies", "--principal", "ann", "--action", "A::\"a\"", "--resource", "R::\"r\"")]
    [InlineData("authorize", "--policies", "missing", "--requests", "requests.jsonl")]
    [InlineData("authorize", "--policies", "policies", "--requests", "missing")]
    [InlineData("explain", "--principal", "A::\"a\"", "--action", "A::\"a\"", "--resource", "R::\"r\"")]
    [InlineData("explain", "--policies", "policies", "--principal", "A::\"a\"", "--action", "A::\"a\"")]
    [InlineData("explain", "--policies", "policies", "--principal", "A::\"a\"", "--action", "A::\"a\"", "--resource-type", "R")]
    [InlineData("explain", "--policies", "policies", "--product", "retail.customers", "--resource", "R::\"r\"")]
    public async Task WhatIsIncomplete_IsAUsageError_WithoutAStackTrace(params string[] arguments)
    {
        var ran = await _folder.RunAsync(arguments);

        Assert.Equal(2, ran.Code);
        Assert.Matches("(?m)^(error DP1|--principal: error DP1)", ran.Output + ran.Errors);
        Assert.DoesNotContain("   at ", ran.Output + ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_AnswersEachLine_AndGivesTheWorstCode()
    {
        var ran = await _folder.RunAsync(["authorize", .. Store, "--requests", "requests.jsonl", "--output", "json"]);

        var lines = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal([(1, "allow"), (2, "deny"), (3, "refused")], lines.Select(line => ((int)line["line"]!, (string)line["decision"]!)));
        Assert.Equal(2, ran.Code);

        var good = (await File.ReadAllLinesAsync(_folder["requests.jsonl"]))[..2];
        await File.WriteAllTextAsync(_folder["requests.jsonl"], $"{good[0]}\r\n\r\n{good[1]}\r\n");
        Assert.Equal((1, "1: allow by view-rated, own\n3: deny\n"), await TextAsync());
        await File.WriteAllTextAsync(_folder["requests.jsonl"], good[0]);
        Assert.Equal(0, (await TextAsync()).Code);

        async Task<(int Code, string Output)> TextAsync()
        {
            var text = await _folder.RunAsync(["authorize", .. Store, "--requests", "requests.jsonl"]);
            return (text.Code, text.Output);
        }
    }

    [Fact]
    public async Task Explain_GivesEachPolicyItsRole()
    {
        var ran = await _folder.RunAsync(["explain", .. Store, .. Question("bob", "view"), "-o", "json"]);

        Assert.Equal(1, ran.Code);
        Assert.Equal(
            [("view-rated", "conditionFailed"), ("own", "conditionFailed"), ("private", "conditionFailed")],
            ran.Json["policies"]!.AsArray().Select(one => ((string)one!["id"]!, (string)one["role"]!)));
        Assert.Contains("18", (string?)ran.Json["policies"]![0]!["detail"], StringComparison.Ordinal);
        Assert.Equal(8, (int)ran.Json["policies"]![0]!["line"]!);
    }

    [Fact]
    public async Task ExplainOfAType_GivesTheRowsThatAuthorizeAllows()
    {
        var ran = await _folder.RunAsync(["explain", .. Store, "--principal", "Photos::User::\"ann\"", "--action", "Photos::Action::\"view\"", "--resource-type", "Photos::Photo", "-o", "json"]);

        Assert.Equal((0, "some"), (ran.Code, (string?)ran.Json["outcome"]));
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT string_agg(id, ',' ORDER BY id) FROM (VALUES
              ('a', 'ann', 1, true), ('b', 'bob', 5, true), ('c', 'bob', 5, false), ('d', NULL, 3, false), ('e', NULL, 2, false), ('f', NULL, NULL, false)
            ) AS photo(id, owner, stars, "isPrivate") WHERE {(string?)ran.Json["filter"]}
            """;
        Assert.Equal("a,c,d", command.ExecuteScalar());
    }

    [Fact]
    public async Task WhatCannotBeToldOfRows_IsNamedWithItsPlace_AndDroppedOnlyIfAsked()
    {
        _folder.Write("policies/odd.cedar", """
            @id("size") permit (principal, action, resource is Photos::Photo) when { resource.stars * 2 > 3 };
            @id("which") permit (principal, action, resource == Photos::Photo::"sun.jpg");
            """);
        string[] question = ["explain", .. Store, "--principal", "Photos::User::\"ann\"", "--action", "Photos::Action::\"view\"", "--resource-type", "Photos::Photo", "-o", "json"];

        var refused = await _folder.RunAsync(question);
        Assert.Equal((2, null), (refused.Code, (string?)refused.Json["filter"]));
        Assert.Equal(2, refused.Json["refused"]!.AsArray().Count);
        Assert.All(refused.Json["refused"]!.AsArray(), one => Assert.StartsWith("FGAC-REFUSED-", (string?)one!["id"], StringComparison.Ordinal));

        var dropped = await _folder.RunAsync([.. question, "--drop-permits"]);
        Assert.Equal(0, dropped.Code);
        Assert.All(dropped.Json["refused"]!.AsArray(), one => Assert.Equal("warning", (string?)one!["severity"]));

        _folder.Write("policies/odd.cedar", "forbid (principal, action, resource is Photos::Photo) when { resource.stars * 2 > 3 };");
        Assert.Equal(2, (await _folder.RunAsync([.. question, "--drop-permits"])).Code);
    }

    [Theory]
    [InlineData("--attr", "nothing=1", "DP13")]
    [InlineData("--attr", "stars=many", "DP13")]
    [InlineData("--in", "Photos::User::\"ann\"", "DP1331")]
    [InlineData("--in", "Photos::Album::\"none\"", "DP1331")]
    [InlineData("--columns", "requests.jsonl", "DP1002")]
    [InlineData("--columns", "links.json", "DP1002")]
    public async Task WrongFactsOfAType_AreRefused(string option, string value, string id) => Refused(
        await _folder.RunAsync(["explain", .. Store, "--principal", "Photos::User::\"ann\"", "--action", "Photos::Action::\"view\"", "--resource-type", "Photos::Photo", option, value]),
        id, string.Empty);

    private static string[] Question(string person, string action) =>
    [
        "--principal", $"Photos::User::\"{person}\"", "--action", $"Photos::Action::\"{action}\"", "--resource", "Photos::Photo::\"sun.jpg\"",
    ];

    private static void Refused(Ran ran, string id, string place)
    {
        Assert.True(ran.Code == 2, ran.Output + ran.Errors);
        Assert.Contains($"error {id}", ran.Output, StringComparison.Ordinal);
        Assert.Contains(place, ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Output + ran.Errors, StringComparison.Ordinal);
    }
}

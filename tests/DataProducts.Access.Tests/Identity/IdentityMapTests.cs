using System.Text;

namespace DataProducts.Access.Tests;

public sealed class IdentityMapTests
{
    private const string Class = """{"groups":["a"],"homes":["EU"],"purposes":["p"],"iamRole":"arn:aws:iam::{account}:role/x-{home}-{purpose}","snowflakeRole":"X_{home}_{purpose}","trinoRole":"x_{home}_{purpose}"}""";
    private const string Place = """{"jurisdiction":"EU","awsAccount":"111111111111","snowflakeDatabase":"LAKE","snowflakePolicies":"GOV","trinoCatalog":"lake"}""";

    [Fact]
    public void Templates_AreFilledInForEveryHomeAndPurpose()
    {
        var map = Parse(Class.Replace("\"EU\"", "\"EU\",\"CH\"", StringComparison.Ordinal).Replace("\"p\"", "\"fraud-detection\",\"p\"", StringComparison.Ordinal));

        Assert.Equal(4, map.Classes.Count);
        var first = map.Classes[0];
        Assert.Equal(("arn:aws:iam::{account}:role/x-eu-fraud-detection", "X_EU_FRAUD_DETECTION", "x_eu_fraud_detection", null), (first.IamRole, first.SnowflakeRole, first.TrinoRole, first.TrinoGroup));
        Assert.Equal("arn:aws:iam::111111111111:role/x-eu-fraud-detection", first.IamRoleIn(map.Find(Jurisdiction.EU)!));
        Assert.Null(map.Find(Jurisdiction.US));
        Assert.Null(map.Find(Jurisdiction.Unknown));
    }

    [Theory]
    [InlineData("DP1940", "", "")]
    [InlineData("DP1940", "null", "")]
    [InlineData("DP1940", """{"groups":["a"],"homes":["EU"],"purposes":["p"],"role":"x"}""", "")]
    [InlineData("DP1940", """{"groups":[null],"homes":["EU"],"purposes":["p"]}""", "")]
    [InlineData("DP1940", """{"groups":[],"homes":["EU"],"purposes":["p"]}""", "")]
    [InlineData("DP1940", """{"groups":["a"],"homes":["eu"],"purposes":["p"]}""", "")]
    [InlineData("DP1940", """{"groups":["a"],"groups":["b"],"homes":["EU"],"purposes":["p"]}""", "")]
    [InlineData("DP1942", """{"groups":["a"],"homes":["ZZ"],"purposes":["p"]}""", "")]
    [InlineData("DP1942", """{"groups":["a"],"homes":["EU"],"purposes":["p"],"iamRole":"role/x"}""", "")]
    [InlineData("DP1942", """{"groups":["a"],"homes":["EU"],"purposes":["p"],"iamRole":"arn:aws:iam::{account}:role/*"}""", "")]
    [InlineData("DP1942", """{"groups":["a"],"homes":["EU"],"purposes":["p"],"snowflakeRole":"x"}""", "")]
    [InlineData("DP1942", """{"groups":["a"],"homes":["EU"],"purposes":["p"],"snowflakeRole":"X\" OR \"Y"}""", "")]
    [InlineData("DP1942", """{"groups":["a"],"homes":["EU"],"purposes":["p"],"trinoRole":"X"}""", "")]
    [InlineData("DP1942", """{"groups":["a"],"homes":["EU"],"purposes":["p"],"trinoGroup":".*"}""", "")]
    [InlineData("DP1942", """{"groups":["a"],"homes":["EU"],"purposes":["p"],"trinoRole":"x_{region}"}""", "")]
    [InlineData("DP1943", Class, Class)]
    [InlineData("DP1943", Class, """{"groups":["b"],"homes":["EU"],"purposes":["p"],"snowflakeRole":"X_EU_P"}""")]
    [InlineData("DP1943", Class, """{"groups":["b"],"homes":["EU"],"purposes":["p"],"trinoRole":"x_eu_p"}""")]
    [InlineData("DP1943", Class, """{"groups":["b"],"homes":["EU"],"purposes":["p"],"iamRole":"arn:aws:iam::111111111111:role/x-eu-p"}""")]
    [InlineData("DP1943", """{"groups":["a"],"homes":["EU"],"purposes":["a-b","a_b"],"trinoRole":"x_{home}_{purpose}"}""", "")]
    [InlineData("DP1943", """{"groups":["a"],"homes":["EU","CH"],"purposes":["p"],"snowflakeRole":"X"}""", "")]
    public void WrongClass_IsRefusedByName(string id, string one, string other) =>
        Assert.Equal(id, Assert.Throws<AccessException>(() => Parse(one == string.Empty ? "{" : one, other)).Id);

    [Theory]
    [InlineData("DP1942", "\"awsAccount\":\"111111111111\"", "\"awsAccount\":\"11111111111\"")]
    [InlineData("DP1942", "\"LAKE\"", "\"lake\"")]
    [InlineData("DP1942", "\"GOV\"", "\"GOV.X\"")]
    [InlineData("DP1942", "\"lake\"", "\"Lake\"")]
    [InlineData("DP1942", "\"jurisdiction\":\"EU\"", "\"jurisdiction\":\"ZZ\"")]
    [InlineData("DP1940", "\"jurisdiction\":\"EU\"", "\"jurisdiction\":\"Europe\"")]
    [InlineData("DP1943", Place, $"{Place},{Place}")]
    public void WrongPlace_IsRefusedByName(string id, string from, string to) =>
        Assert.Equal(id, Assert.Throws<AccessException>(() => IdentityMap.Parse(Text(Class).Replace(from, to, StringComparison.Ordinal), "map.json")).Id);

    [Theory]
    [InlineData("DP1940", "\"formatVersion\":1", "\"formatVersion\":2")]
    [InlineData("DP1940", "\"formatVersion\":1", "\"formatVersion\":1,\"more\":1")]
    [InlineData("DP1942", "\"formatVersion\":1", "\"formatVersion\":1,\"trinoPolicyUser\":\"a b\"")]
    public void WrongFile_IsRefusedByName(string id, string from, string to) =>
        Assert.Equal(id, Assert.Throws<AccessException>(() => IdentityMap.Parse(Text(Class).Replace(from, to, StringComparison.Ordinal), "map.json")).Id);

    [Fact]
    public void TooManyClasses_AreRefused()
    {
        var purposes = string.Join(',', Enumerable.Range(0, 5_001).Select(i => $"\"p{i}\""));

        Assert.Equal("DP1940", Assert.Throws<AccessException>(() => Parse(Class.Replace("\"p\"", purposes, StringComparison.Ordinal))).Id);
        Assert.Equal("DP1940", Assert.Throws<AccessException>(() => IdentityMap.Parse(new string(' ', 1024 * 1024 + 1), "map.json")).Id);
    }

    [Fact]
    public void DamagedFile_IsReadOrRefused_NeverMore()
    {
        const int Seed = 77;
        var random = new Random(Seed);
        var text = Text(Class);
        for (var round = 0; round < 3_000; round++)
        {
            var damaged = new StringBuilder(text);
            for (var hits = random.Next(1, 4); hits > 0; hits--)
            {
                damaged[random.Next(damaged.Length)] = "{}[]\",:\\u0aA-*é\0"[random.Next(15)];
            }

            try
            {
                var map = IdentityMap.Parse(damaged.ToString(), "map.json");
                Assert.All(map.Classes, one => Assert.Matches(@"\A[A-Z_][A-Z0-9_]*\z", one.SnowflakeRole ?? "X"));
            }
            catch (AccessException refused)
            {
                Assert.StartsWith("DP194", refused.Id, StringComparison.Ordinal);
            }
        }
    }

    private static string Text(params IEnumerable<string> classes) =>
        $$"""{"formatVersion":1,"classes":[{{string.Join(',', classes.Where(one => one.Length > 0))}}],"locations":[{{Place}}]}""";

    private static IdentityMap Parse(params IEnumerable<string> classes) => IdentityMap.Parse(Text(classes), "map.json");
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using DataProducts.TestKit;

namespace DataProducts.Aws.Tests.Lake;

/// <summary>Signatures as botocore makes them, and as moto checks them.</summary>
public sealed class SigV4Tests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 19, 0, 7, TimeSpan.Zero);

    [Fact]
    public async Task Signatures_AreBotocores()
    {
        const int Seed = 1907;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var requests = Enumerable.Range(0, 400).Select(_ => Draw(random)).ToList();
        var ours = new List<string>();
        var asked = new List<object>();
        foreach (var (method, url, body, service, region, token) in requests)
        {
            using var server = new Recorder();
            AWSCredentials credentials = token is null ? new BasicAWSCredentials("AKID", "s3cret/+=") : new SessionAWSCredentials("AKID", "s3cret/+=", token);
            using var client = new HttpClient(new SigV4Handler(server, service, region, credentials, new FixedTime(Now)));
            using var request = new HttpRequestMessage(new HttpMethod(method), url);
            if (body is not null)
            {
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            }

            (await client.SendAsync(request)).Dispose();
            var headers = server.Headers[^1];
            ours.Add(headers["Authorization"]);
            asked.Add(new
            {
                method,
                url = url.AbsoluteUri,
                headers = body is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["content-type"] = "application/json; charset=utf-8" },
                body = body ?? string.Empty,
                hash = headers["x-amz-content-sha256"],
                service,
                region,
                at = headers["x-amz-date"],
                key = "AKID",
                secret = "s3cret/+=",
                token,
            });
        }

        var theirs = await SignAsync(JsonSerializer.Serialize(asked));

        Assert.Equal(theirs.Select(Parts), ours.Select(Parts));
    }

    [Fact]
    public async Task ServerOfAnotherTime_IsBelievedOnce()
    {
        using var server = new Recorder { Time = Now.AddMinutes(11), RefusesFirst = 1 };
        using var client = Client(server);

        using var answer = await client.GetAsync(new Uri("http://glue.test/x"));
        using var next = await client.GetAsync(new Uri("http://glue.test/x"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["20261123T190007Z", "20261123T191107Z", "20261123T191107Z"], server.Headers.Select(headers => headers["x-amz-date"]));
    }

    [Fact]
    public async Task Refusal_IsNotRepeated()
    {
        using var server = new Recorder { Time = Now, RefusesFirst = 5 };
        using var client = Client(server);

        using var answer = await client.GetAsync(new Uri("http://glue.test/x"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Single(server.Headers);
    }

    [Fact]
    public async Task MotoThatChecksSignatures_TakesOurs_AndNoOther()
    {
        // The first three calls make somebody who may ask; every later one is checked.
        await using var moto = await StartAsync();
        using var anybody = Client(new SocketsHttpHandler(), "iam", "AKIA", "any");
        _ = await IamAsync(anybody, moto.Address, "Action=CreateUser&UserName=lake");
        _ = await IamAsync(anybody, moto.Address, "Action=PutUserPolicy&UserName=lake&PolicyName=p&PolicyDocument="
            + Uri.EscapeDataString("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""));
        var keys = await IamAsync(anybody, moto.Address, "Action=CreateAccessKey&UserName=lake");
        var (key, secret) = (Between(keys, "AccessKeyId"), Between(keys, "SecretAccessKey"));

        Assert.Equal(HttpStatusCode.OK, await GlueAsync(moto.Address, key, secret));
        Assert.Equal(HttpStatusCode.Forbidden, await GlueAsync(moto.Address, key, secret + "x"));
    }

    private static (string Method, Uri Url, string? Body, string Service, string Region, string? Token) Draw(Random random)
    {
        string[] parts = ["v1", "catalogs", "000000000201", "namespaces", "a%1Fb", "eu__retail__v1", "tables", "a%20b", "%C3%BC", "x~y", "a%2Fb", "A.B-c_d", "(x)", "a:b@c"];
        string[] parameters = ["warehouse=1%3As3tablescatalog%2Fb", "pageToken=", "pageToken=a%2Bb%3D%3D", "parent=a%1Fb", "b=2", "B=1", "b=1", "z=%C3%BC"];
        var path = string.Join('/', Enumerable.Range(0, random.Next(0, 7)).Select(_ => parts[random.Next(parts.Length)]));
        var query = string.Join('&', parameters.Where(_ => random.Next(4) == 0));
        var body = random.Next(2) == 0 ? null : string.Concat(Enumerable.Repeat("{\"ü\":1}", random.Next(1, 50)));
        return (
            body is null ? "GET" : "POST", new Uri($"https://glue.eu-central-1.amazonaws.com/{path}{(query.Length > 0 ? "?" : string.Empty)}{query}"), body,
            random.Next(2) == 0 ? "glue" : "s3tables", random.Next(2) == 0 ? "eu-central-1" : "us-east-1", random.Next(2) == 0 ? null : "to/ken+==");
    }

    // Scope, set of headers and signature; botocore writes them with the same spaces.
    private static string Parts(string authorization) => authorization.Replace(" ", string.Empty, StringComparison.Ordinal);

    private static HttpClient Client(HttpMessageHandler inner, string service = "glue", string key = "AKID", string secret = "secret") =>
        new(new SigV4Handler(inner, service, "us-east-1", new BasicAWSCredentials(key, secret), inner is Recorder ? new FixedTime(Now) : null));

    private static async Task<string> IamAsync(HttpClient client, Uri address, string form)
    {
        using var content = new StringContent($"{form}&Version=2010-05-08", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await client.PostAsync(address, content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }

    private static async Task<HttpStatusCode> GlueAsync(Uri address, string key, string secret)
    {
        using var client = Client(new SocketsHttpHandler(), "glue", key, secret);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent("{}", Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Headers.Add("X-Amz-Target", "AWSGlue.GetDatabases");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static string Between(string xml, string name) => xml.Split($"<{name}>")[1].Split($"</{name}>")[0];

    private static async Task<StandIn> StartAsync()
    {
        try
        {
            return await StandIn.StartAsync(
                "python3", Path.Combine(RepositoryRoot.Path, "tests", "oracles", "aws", "serve-moto.py"),
                new Dictionary<string, string> { ["INITIAL_NO_AUTH_ACTION_COUNT"] = "3" });
        }
        catch (InvalidOperationException failure)
        {
            Conformance.Absent(failure.Message);
            throw;
        }
    }

    private static async Task<string[]> SignAsync(string requests)
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(RepositoryRoot.Path, "tests", "oracles", "aws", "sign.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(requests);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            Conformance.Absent($"botocore, which moto brings, does not sign: {await errors}");
        }

        return JsonSerializer.Deserialize<string[]>(await output)!;
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public List<Dictionary<string, string>> Headers { get; } = [];

        public DateTimeOffset? Time { get; init; }

        public int RefusesFirst { get; init; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Headers.Add(request.Headers.ToDictionary(header => header.Key.ToLower(CultureInfo.InvariantCulture) is "authorization" ? "Authorization" : header.Key, header => string.Join(',', header.Value)));
            var answer = new HttpResponseMessage(Headers.Count <= RefusesFirst ? HttpStatusCode.Forbidden : HttpStatusCode.OK);
            answer.Headers.Date = Time;
            return Task.FromResult(answer);
        }
    }
}

namespace DataProducts.Cedar.Tests;

public sealed class EngineAllocationTests
{
    private const string Policies = """
        permit (principal, action == Action::"read", resource) when { resource has open && resource.open };
        permit (principal in Group::"staff", action in [Action::"read", Action::"write"], resource is Doc)
          when { context.level >= 3 && resource.owner == principal || principal in [resource.owner, Group::"boss"] };
        permit (principal is User in Group::"staff", action, resource in Folder::"f")
          unless { context.ip.isInRange(ip("10.0.0.0/8")) || context.name like "a*" };
        permit (principal == User::"u", action, resource == Doc::"d") when { resource.readers.contains(principal) };
        permit (principal, action, resource) when { principal.getTag("t") < 3 && [principal, resource].contains(resource.owner) };
        permit (principal, action, resource) when { resource.readers.containsAny([principal, resource.owner]) };
        forbid (principal, action, resource) when { principal.missing };
        forbid (principal, action, resource) when { context.level + 9223372036854775807 > 0 };
        forbid (principal, action, resource) when { context.level == "text" || context.when.toDate() < datetime("2000-01-01") };
        """;

    [Fact]
    public void TenThousandDecisions_AllocateNothing()
    {
        var user = new Entity(new EntityUid("User", "u")) with
        {
            Parents = [new("Group", "staff")],
            Tags = new Dictionary<string, CedarValue> { ["t"] = CedarValue.Of(2) },
        };
        var owner = CedarValue.Of(user.Uid);
        var doc = new Entity(
            new EntityUid("Doc", "d"),
            new Dictionary<string, CedarValue> { ["open"] = CedarValue.Of(false), ["owner"] = owner, ["readers"] = CedarValue.Set(owner) },
            [new("Folder", "f")]);
        var context = CedarValue.Record(
            ("level", CedarValue.Of(3)), ("name", CedarValue.Of("bob")), ("ip", CedarValue.Ip(CedarIp.Parse("192.168.0.1")!)),
            ("when", CedarValue.DateTime(1_700_000_000_000)));
        var resident = CedarEngine.Create(PolicySet.Parse(Policies, "p"), EntityStore.Create([user, doc]));
        var own = CedarEngine.Create(resident.Policies).With(user, doc);
        CedarRequest[] requests =
        [
            new(user.Uid, new("Action", "read"), doc.Uid, context),
            new(user.Uid, new("Action", "other"), new("Doc", "unknown"), context),
            new(new("User", "unknown"), new("Action", "write"), doc.Uid, CedarValue.EmptyRecord),
        ];
        var prepared = Array.ConvertAll(requests, resident.Prepare);
        var trace = new DecisionTrace();
        Assert.Equal(10, Run(1));

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(10_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        int Run(int times)
        {
            var allowed = 0;
            for (var i = 0; i < times; i++)
            {
                for (var request = 0; request < requests.Length; request++)
                {
                    allowed += resident.Decide(requests[request]).Allowed ? 1 : 0;
                    allowed += resident.Decide(requests[request], trace).Allowed ? 1 : 0;
                    allowed += resident.Decide(prepared[request]).Allowed ? 1 : 0;
                    allowed += resident.Decide(prepared[request], trace).Allowed ? 1 : 0;
                    allowed += own.Decide(requests[request]).Allowed ? 1 : 0;
                }
            }

            return allowed;
        }
    }
}

namespace DataProducts.Cedar.Tests;

/// <summary>Policies as high as the parser lets them be, on a thread with as little stack as any platform gives.</summary>
public sealed class HostileInputTests
{
    private const int SmallStack = 1024 * 1024;

    private static readonly CedarSchema Schema = CedarSchema.Parse("""
        entity User { next?: User, on: Bool, set: Set<Long> } tags User;
        action view appliesTo { principal: User, resource: User };
        """, "");

    public static TheoryData<string> Conditions => new(
    [
        string.Join(" && ", Enumerable.Repeat("principal.on", 990)),
        string.Join(" || ", Enumerable.Repeat("principal.on", 990)),
        $"principal{string.Concat(Enumerable.Repeat(".next", 990))}.on",
        $"principal has {string.Join('.', Enumerable.Repeat("next", 490))}",
        string.Join(" && ", Enumerable.Range(1, 300).Select(i => $"principal has x{i}.y")),
        string.Join(" && ", Enumerable.Range(1, 90).Select(i => $"principal has {string.Join('.', Enumerable.Repeat("next", i))}")),
        $"{string.Join(" + ", Enumerable.Repeat("1", 990))} == 1",
        $"{Nested("if principal.on then ", " else true", 60, "true")}",
        $"{Nested("[", "]", 80, "1")} == {Nested("[", "]", 80, "1")}",
        $"{Nested("{a: ", "}", 80, "1")} == {Nested("{a: ", "}", 80, "\"\"")}",
        $"[{string.Join(", ", Enumerable.Repeat("{a: 1, b: [2]}", 2000))}].isEmpty()",
        $"principal.hasTag(\"k\") && {Nested("principal.getTag(\"k\")", "", 1, "")}{string.Concat(Enumerable.Repeat(".getTag(\"k\")", 400))}.on",
        Chosen("is User in User::\"a\""),
        Chosen("has next.next.on"),
        string.Join(" || ", Enumerable.Range(0, 600).Select(i => $"principal.o{i} == resource.nexx{i}")),
    ]);

    /// <summary>Nests a test in its own operand. It means two tests of that operand, so whoever writes it out works 2^40 times.</summary>
    private static string Chosen(string test)
    {
        var entity = "principal";
        for (var i = 0; i < 40; i++)
        {
            entity = $"(if {entity} {test} then principal else resource)";
        }

        return $"{entity} {test}";
    }

    [Theory]
    [InlineData("is User in User::\"a\"")]
    [InlineData("has next.next.on")]
    public void TestNestedInItsOperand_IsDecidedAtOnce(string test)
    {
        var set = PolicySet.Parse($"permit (principal, action, resource) when {{ {Chosen(test)} }};", "");
        var request = new CedarRequest(new("User", "a"), new("Action", "view"), new("User", "b"), CedarValue.EmptyRecord);

        var decision = Authorizer.Authorize(set, EntityStore.Empty, request);

        Assert.Equal(decision.Allowed, CedarEngine.Create(set, EntityStore.Empty).Decide(request).Allowed);
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void HighOrLongPolicy_IsJudgedOnASmallStack(string condition)
    {
        var text = $"permit (principal, action, resource) when {{ {condition} }};";
        ValidationResult? result = null;
        var thread = new Thread(() => result = PolicyValidator.Validate(PolicySet.Parse(text, ""), Schema, new() { MaxLevel = 2 }), SmallStack);
        thread.Start();
        thread.Join();

        Assert.NotNull(result);
    }

    [Fact]
    public void LongConjunction_IsValidOnASmallStack()
    {
        var text = $"permit (principal, action, resource) when {{ principal has next && {string.Join(" && ", Enumerable.Repeat("principal.next.on", 990))} }};";
        ValidationResult? result = null;
        var thread = new Thread(() => result = PolicyValidator.Validate(PolicySet.Parse(text, ""), Schema), SmallStack / 2);
        thread.Start();
        thread.Join();

        Assert.Empty(result!.Errors);
    }

    [Fact]
    public void ThousandsOfEntities_AreCheckedInOnePass()
    {
        var entities = Enumerable.Range(0, 20_000).Select(i => new Entity(
            new("User", $"u{i}"), new Dictionary<string, CedarValue>
            {
                ["on"] = i % 2_000 == 7 ? CedarValue.Of("no") : CedarValue.Of(true),
                ["set"] = CedarValue.Set([CedarValue.Of(i)]),
            },
            []));

        var wrong = EntityValidator.Validate(entities, Schema);

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"u{(i * 2_000) + 7}"), wrong.Select(one => one.Key.Uid.Id));
        Assert.All(wrong, one => Assert.Equal("The attribute 'on' of 'User' is String, not Bool.", Assert.Single(one.Value).Message));
    }

    private static string Nested(string open, string close, int depth, string inside) =>
        string.Concat(Enumerable.Repeat(open, depth)) + inside + string.Concat(Enumerable.Repeat(close, depth));
}

namespace DataProducts.Cedar.Tests;

public sealed class SchemaRefusalTests
{
    private static readonly string[] Texts =
    [
        "", "entity A;", "namespace N {}", "entity A", "entity;", "entity A {x: Long,};", "entity A {,};", "entity A in [A,];", "entity A in A;", "entity A in B; entity B in A;",
        "entity A, B;", "entity A, A;", "entity A,;", "entity A; entity A;", "entity if;", "entity __cedar;", "entity Action;", "namespace N { entity Action; }", "entity principal;",
        "entity Set; entity E {x: Set};", "entity A {x: Set};", "entity A {x: Set<>};", "entity A {x: Set<Long};", "entity A {x: Boolean};", "entity A {x: __cedar::Boolean};",
        "entity A {x: __cedar::Long};", "entity A {x: __cedar::Nope};", "entity A {x: __cedar::A};", "entity A {x: Nope};", "entity A {x: N::Nope};", "entity A {if: Long};",
        "entity A {in: Long};", "entity A {\"in\": Long};", "entity A {x: Long, x: Long};", "entity A {x: Long, \"x\": Long};", "entity A {x? Long};", "entity A {x: Long?};",
        "entity A = {};", "entity A = Long;", "entity A in [];", "entity A in Nope;", "entity A tags Nope;", "entity A tags {};", "entity A tags Long {};",
        "entity E enum [];", "entity E enum [\"a\",];", "entity E enum [\"a\",\"a\"];", "entity E enum [a];", "entity E enum [\"a\"] tags Long;", "entity E in [E] enum [\"a\"];",
        "type A = Long;", "type A = A;", "type A = B; type B = A;", "type A = {x?: A};", "type A = Set<A>;", "type Long = String;", "type Bool = Long;", "type Boolean = Long;", "type Entity = Long;",
        "type Record = {};", "type ipaddr = String; entity E {a: ipaddr};", "type A = Long; type A = Long;", "type A; entity B;", "type A = B;", "type Action = Long;", "type A::B = Long;",
        "entity A; type A = Long;", "entity A; type A = Long; entity B in A {x: A};", "entity Bool; entity E {a: Bool};", "entity decimal; entity E {a: decimal};",
        "entity A; namespace N { entity A; }", "type A = Long; namespace N { entity A; }", "entity A; namespace N { type A = Long; }", "action a; namespace N { action a; }",
        "namespace N { entity A; } namespace M { entity A; }", "namespace N { entity A; } namespace N { entity B; }", "namespace __cedar {}", "namespace A::__cedar {}", "namespace {}",
        "namespace N { namespace M {} }", "namespace A { entity D { c: B::C }; } namespace A::B { entity C; }", "namespace A::B { entity C; } entity D { c: A::B::C };",
        "action a;", "action a, b;", "action a, a;", "action a; action a;", "action a in a;", "action a in b; action b in a;", "action a in []; ", "action a in [b,]; action b;", "action a in nope;",
        "action a in [Action::\"b\"]; action b;", "action a in [Foo::\"b\"]; action b;", "action a; namespace N { action b in [a]; }", "namespace N { action a; action b in [Action::\"a\"]; }",
        "namespace N { action a; action b in [N::Action::\"a\"]; }", "namespace N { action a; } action b in [N::Action::\"a\"];", "namespace N { action a; } action b in [a];", "action if;", "action \"if\";", "action \"\";",
        "action a appliesTo {}; entity A;", "action a appliesTo {principal: A}; entity A;", "action a appliesTo {resource: A}; entity A;", "action a appliesTo {principal: A, resource: A}; entity A;",
        "action a appliesTo {principal: A, resource: A,}; entity A;", "action a appliesTo {principal: [], resource: A}; entity A;", "action a appliesTo {principal: [A, A], resource: [A]}; entity A;",
        "action a appliesTo {principal: [A,], resource: A}; entity A;", "action a appliesTo {principal: A, principal: A, resource: A}; entity A;", "action a appliesTo {principal: A, resource: A, foo: A}; entity A;",
        "action a appliesTo {principal: A, resource: A, context: Long}; entity A;", "action a appliesTo {principal: A, resource: A, context: A}; entity A;", "action a appliesTo {principal: A, resource: A, context: T}; entity A; type T = {};",
        "action a appliesTo {principal: A, resource: A, context: T}; entity A; type T = Set<Long>;", "action a appliesTo {principal: A, resource: A, context: {}, context: {}}; entity A;", "action a appliesTo {principal: Nope, resource: A}; entity A;",
        "action a appliesTo {principal: T, resource: A}; entity A; type T = {};", "action a attributes {x: Long};", "action a = {};", "@a entity A;", "@a @a entity A;", "@a(\"x\") @b namespace N { @c action x; @if type T = Long; }", "@a", "@a(x) entity A;",
        "@doc(\"x\") entity A { @doc(\"y\") x: Long };", "entity A { @doc x?: Set<{@z y: Long}> };", "entity A // c\n;", "entity A /* c */;", "entity A { \"\\u{d800}\": Long };", "entity A { \"\\q\": Long };", "entity A { \"\": Long, \"a\\u{0}\": Long };", "entité A;", "entity A; garbage",
    ];

    private static readonly string[] Jsons =
    [
        "{}", "[]", "null", """{"":{}}""", """{"":{"entityTypes":{}}}""", """{"":{"entityTypes":{},"actions":{}}}""", """{"":{"entityTypes":{},"actions":{},"x":1}}""", """{"":{"entityTypes":{},"actions":{},"annotations":{}}}""",
        """{"N":{"entityTypes":{},"actions":{},"annotations":{"a":null,"b":"c"}}}""", """{"N":{"entityTypes":{},"actions":{},"annotations":{"a b":""}}}""", """{"a b":{"entityTypes":{},"actions":{}}}""", """{"A::B":{"entityTypes":{},"actions":{}}}""",
        """{"__cedar":{"entityTypes":{},"actions":{}}}""", """{"":null}""", Entity("null"), Entity("[]"), Entity("""{"memberOfTypes":[]}"""), Entity("""{"memberOfTypes":["B"]}"""), Entity("""{"memberOfTypes":["Nope"]}"""), Entity("""{"memberOfTypes":"B"}"""),
        Entity("""{"memberOfTypes":null}"""), Entity("""{"shape":null}"""), Entity("""{"tags":null}"""), Entity("""{"x":1}"""), Entity("""{"shape":{"type":"Record"}}"""), Entity("""{"shape":{"type":"Record","attributes":{}}}"""),
        Entity("""{"shape":{"type":"Record","attributes":{},"additionalAttributes":false}}"""), Entity("""{"shape":{"type":"Record","attributes":{},"additionalAttributes":true}}"""), Entity("""{"shape":{"type":"Long"}}"""),
        Entity("""{"shape":{"type":"T"}}""", """{"T":{"type":"Record","attributes":{}}}"""), Entity("""{"shape":{"type":"T"}}""", """{"T":{"type":"Long"}}"""), Entity("""{"shape":{"type":"EntityOrCommon","name":"T"}}""", """{"T":{"type":"Record","attributes":{}}}"""),
        Entity("""{"tags":{"type":"Long"}}"""), Entity("""{"tags":{"type":"B"}}"""), Entity("""{"tags":{"type":"Entity","name":"B"}}"""), Entity("""{"enum":["a"]}"""), Entity("""{"enum":[]}"""), Entity("""{"enum":[1]}"""), Entity("""{"enum":["a"],"tags":{"type":"Long"}}"""),
        Entity("""{"enum":["a"],"memberOfTypes":[]}"""), Entity("""{"enum":["a"],"annotations":{"z":"y"}}"""), Entity("""{"annotations":{"if":"x"}}"""), Entity("""{"annotations":{"a b":"x"}}"""), Entity("""{"annotations":null}"""),
        """{"":{"entityTypes":{"a b":{}},"actions":{}}}""", """{"":{"entityTypes":{"A::B":{}},"actions":{}}}""", """{"":{"entityTypes":{"Action":{}},"actions":{}}}""", """{"":{"entityTypes":{"if":{}},"actions":{}}}""", """{"":{"entityTypes":{"Long":{}},"actions":{}}}""",
        Entity("{}", """{"Long":{"type":"String"}}"""), Entity("{}", """{"ipaddr":{"type":"String"}}"""), Entity("{}", """{"A::B":{"type":"String"}}"""), Entity("{}", """{"Entity":{"type":"String"}}"""), Entity("{}", """{"T":{"type":"T"}}"""), Entity("{}", """{"T":{"type":"U"},"U":{"type":"Set","element":{"type":"T"}}}"""),
        Attribute("""{"type":"Long"}"""), Attribute("""{"type":"Bool"}"""), Attribute("""{"type":"Boolean"}"""), Attribute("""{"type":"__cedar::Bool"}"""), Attribute("""{"type":"__cedar::Boolean"}"""), Attribute("""{"type":"ipaddr"}"""), Attribute("""{"type":"Extension","name":"ipaddr"}"""),
        Attribute("""{"type":"Extension","name":"__cedar::ipaddr"}"""), Attribute("""{"type":"Extension","name":"nope"}"""), Attribute("""{"type":"Extension","name":"Long"}"""), Attribute("""{"type":"Extension"}"""), Attribute("""{"type":"Entity","name":"B"}"""), Attribute("""{"type":"Entity","name":"Nope"}"""), Attribute("""{"type":"Entity","name":"Long"}"""),
        Attribute("""{"type":"Entity"}"""), Attribute("""{"type":"EntityOrCommon","name":"B"}"""), Attribute("""{"type":"EntityOrCommon","name":"Long"}"""), Attribute("""{"type":"EntityOrCommon","name":"Boolean"}"""), Attribute("""{"type":"EntityOrCommon","name":"a b"}"""), Attribute("""{"type":"B"}"""), Attribute("""{"type":"Nope"}"""), Attribute("""{"type":"a b"}"""),
        Attribute("""{"type":"Set"}"""), Attribute("""{"type":"Set","element":{"type":"Long"}}"""), Attribute("""{"element":{"type":"Long"},"type":"Set"}"""), Attribute("""{"type":"Set","element":{"type":"Long","required":true}}"""), Attribute("""{"type":"Set","element":{"type":"Long"},"x":1}"""), Attribute("""{"type":"Set","element":{"type":"Long"},"name":"B"}"""),
        Attribute("""{"type":"Long","required":false}"""), Attribute("""{"type":"Long","required":"no"}"""), Attribute("""{"type":"Long","required":null}"""), Attribute("""{"type":"Long","annotations":{"q":"r"}}"""), Attribute("""{"type":"Long","x":1}"""), Attribute("""{"type":"Long","name":"x"}"""), Attribute("""{"type":"Long","element":{"type":"Long"}}"""),
        Attribute("\"Long\""), Attribute("""{"name":"B"}"""), Attribute("{}"), Attribute("""{"type":["Long"]}"""), Attribute("""{"type":"Record","attributes":{"y":{"type":"Long"}},"annotations":{"a":"b"}}"""),
        Action("{}"), Action("null"), Action("""{"appliesTo":null}"""), Action("""{"appliesTo":{}}"""), Action("""{"appliesTo":{"principalTypes":["A"]}}"""), Action("""{"appliesTo":{"principalTypes":["A"],"resourceTypes":["A"]}}"""), Action("""{"appliesTo":{"principalTypes":[],"resourceTypes":["A"]}}"""),
        Action("""{"appliesTo":{"principalTypes":null,"resourceTypes":["A"]}}"""), Action("""{"appliesTo":{"principalTypes":["A","A"],"resourceTypes":["A"],"context":{"type":"Record","attributes":{}}}}"""), Action("""{"appliesTo":{"principalTypes":["A"],"resourceTypes":["A"],"context":{"type":"Long"}}}"""),
        Action("""{"appliesTo":{"principalTypes":["A"],"resourceTypes":["A"],"context":{"type":"EntityOrCommon","name":"A"}}}"""), Action("""{"appliesTo":{"principalTypes":["A"],"resourceTypes":["A"],"context":null}}"""), Action("""{"appliesTo":{"principalTypes":["A"],"resourceTypes":["A"],"x":1}}"""), Action("""{"appliesTo":{"principalTypes":["Nope"],"resourceTypes":["A"]}}"""),
        Action("""{"memberOf":[{"id":"b"}]}"""), Action("""{"memberOf":[{"id":"b","type":"Action"}]}"""), Action("""{"memberOf":[{"id":"b","type":null}]}"""), Action("""{"memberOf":[{"id":"b","x":1}]}"""), Action("""{"memberOf":["b"]}"""), Action("""{"memberOf":[{"id":"a"}]}"""), Action("""{"memberOf":[{"id":"nope"}]}"""),
        Action("""{"memberOf":[{"id":"b","type":"Foo"}]}"""), Action("""{"memberOf":null}"""), Action("""{"memberOf":[]}"""), Action("""{"attributes":{}}"""), Action("""{"attributes":null}"""), Action("""{"annotations":{"x":"y"}}"""), Action("""{"x":1}"""),
        """{"":{"entityTypes":{"A":{}},"actions":{}},"N":{"entityTypes":{"A":{}},"actions":{}}}""", """{"":{"entityTypes":{"A":{}},"actions":{"a":{}}},"N":{"entityTypes":{},"actions":{"a":{}}}}""", """{"N":{"entityTypes":{"A":{"memberOfTypes":["A","N::A","B"]}},"actions":{}},"":{"entityTypes":{"B":{}},"actions":{}}}""",
        """{"":{"commonTypes":{"A":{"type":"Long"}},"entityTypes":{"A":{}},"actions":{}}}""", """{"N":{"commonTypes":{"A":{"type":"Long"}},"entityTypes":{"A":{},"E":{"shape":{"type":"Record","attributes":{"x":{"type":"Entity","name":"A"},"y":{"type":"A"}}}}},"actions":{}}}""",
    ];

    // Cedar takes the last of two attributes with one name, and a list for an object; neither is what anyone meant.
    private static readonly string[] OnlyWeRefuse = ["entity A {x: Long, x: Long};", "entity A {x: Long, \"x\": Long};", Entity("[]")];

    [Fact]
    public async Task EverySchema_IsTakenOrRefusedAsCedarDoes()
    {
        var calls = new OracleCalls();
        foreach (var argument in Texts.Select(OracleCalls.Text).Concat(Jsons))
        {
            calls.Add("checkParseSchema", argument);
        }

        var answers = await calls.RunAsync();
        var wrong = new List<string>();
        var refused = 0;
        for (var i = 0; i < Texts.Length + Jsons.Length; i++)
        {
            var schema = i < Texts.Length ? Texts[i] : Jsons[i - Texts.Length];
            var ours = Refusal(() => i < Texts.Length ? CedarSchema.Parse(schema, "s") : CedarSchema.ParseJson(schema, "s"));
            refused += ours is null ? 0 : 1;
            if (ours is null != (OracleCalls.Succeeded(answers[i]) && !OnlyWeRefuse.Contains(schema)))
            {
                wrong.Add($"{schema}\n  we: {ours ?? "taken"}\n  Cedar: {answers[i]}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} differ:\n{string.Join('\n', wrong)}");
        Assert.InRange(refused, 120, 200);
    }

    private static string Entity(string entity, string commonTypes = "{}") =>
        """{"":{"commonTypes":TYPES,"entityTypes":{"A":ENTITY,"B":{}},"actions":{}}}""".Replace("TYPES", commonTypes, StringComparison.Ordinal).Replace("ENTITY", entity, StringComparison.Ordinal);

    private static string Attribute(string type) =>
        Entity("""{"shape":{"type":"Record","attributes":{"x":TYPE}}}""".Replace("TYPE", type, StringComparison.Ordinal));

    private static string Action(string action) =>
        """{"":{"entityTypes":{"A":{}},"actions":{"a":ACTION,"b":{}}}}""".Replace("ACTION", action, StringComparison.Ordinal);

    private static string? Refusal(Func<CedarSchema> parse)
    {
        try
        {
            parse();
            return null;
        }
        catch (CedarSyntaxException refusal)
        {
            return refusal.Message;
        }
    }
}

using DataProducts.Cedar.Fuzz;

namespace DataProducts.Cedar.Tests;

public sealed class SchemaEdgeTests
{
    // Names that mean several things, what may shadow what, and lists that are empty; one schema a line.
    private const string Schemas = """
        entity A; action a appliesTo {principal: A, resource: A, context: {x: Action}};
        entity A {x: Action}; action a appliesTo {principal: A, resource: A};
        entity A {x: Action};
        entity A in Action; action a;
        entity A; action a appliesTo {principal: Action, resource: A};
        entity A; action a appliesTo {principal: A, resource: Action};
        namespace N { entity A {x: Action}; } action a;
        namespace N { entity A {x: Action}; action b;} action a;
        namespace N { entity A {x: Action}; action b;}  namespace M { entity B {x: N::Action}; }
        namespace N { entity A {x: M::Action}; action b;}
        entity Action;
        entity Action; action a;
        type Action = Long;
        type Action = Long; action a;
        type Action = Long; entity A {x: Action}; action a;
        entity A; namespace N { entity A; }
        entity A; namespace N { type A = Long; }
        type A = Long; namespace N { entity A; }
        type A = Long; namespace N { type A = Long; }
        action a; namespace N { action a; }
        action a; namespace N { action b; }
        entity A; type A = Long;
        namespace N { entity A; } namespace N::M { entity A; }
        entity A; entity A;
        type T = Boolean;
        type T = __cedar::Bool;
        type T = __cedar::ipaddr;
        type T = Extension;
        type T=Record;
        type T = Entity;
        type T = Set<Long>;
        type Set = Long;
        type Entity=Long;
        entity Bool; entity A {x: Bool};
        entity Long; entity Bool; entity String;
        entity Set;
        entity __cedar;
        entity in;
        namespace __cedar {}
        namespace A::__cedar {}
        type decimal = Long;
        type T = decimal; type decimal = Long; entity A {x: T, y: __cedar::decimal};
        entity A in [A, A];
        entity A {"__cedar": Long};
        entity A {__cedar: Long};
        entity A {if: Long};
        entity A {in: Long, like: Long, true: Long};
        entity A enum [];
        entity A enum ["a","a"];
        action "a" in [];
        action a appliesTo {principal: [], resource: []};
        entity A; action a appliesTo {principal: [A], resource: []};
        entity A; action a appliesTo {principal: [A], resource: [A], context: Long};
        entity A; action a appliesTo {principal: [A]};
        entity A; action a appliesTo {};
        entity A; action a appliesTo {principal: [A], resource: [A],};
        entity A; action a appliesTo {principal: [A,], resource: [A]};
        entity A {a: Long,};
        entity A {,};
        action a in b; action b;
        action a in a;
        action a in [b]; action b in [a];
        action a in A::"x";
        entity A in B; entity B in A;
        type T = {a: T};
        type T = U; type U = T;
        action a, b, c;
        entity A, B;
        action if;
        action "if"; action in;
        action __cedar;
        @a @a entity A;
        @a("x") @b type T = Long;
        namespace A {} namespace A {}
        @x namespace A { }
        entity A = {};
        entity A = Long;
        type T = {}; entity A = T;
        entity A tags {};
        entity A {} tags Long;
        entity A tags Long {};
        entity A in [] ;
        entity A in B::C;
        """;

    [Fact]
    public async Task EverySchema_IsAcceptedOrRefusedAsByCedar()
    {
        await using var oracle = new WasmOracle();
        var trials = Schemas.Split('\n').Select(ParseTrials.Schema).ToList();

        Assert.Empty(await Trial.DifferencesAsync(oracle, trials));
        Assert.True(trials.Count > 80);
    }
}

using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using Tirek.Domain;
using Tirek.Server.Find;

namespace Tirek.System.Tests.Architecture;

/// <summary>What each type of ours uses: types it names, also as type arguments, and members it calls. Read from the built assemblies.</summary>
internal static class CodeMap
{
    /// <summary>Namespace in which the deliberately wrong examples of these tests stand.</summary>
    public const string Wrong = "Tirek.System.Tests.Architecture.Wrong";

    private static readonly Lazy<IReadOnlyList<IType>> Loaded = new(() =>
        [
            .. new ArchLoader()
                .LoadAssemblies(typeof(Permission).Assembly, typeof(FindFeature).Assembly, typeof(CodeMap).Assembly)
                .Build()
                .Types.Where(t => !t.Name.StartsWith('<')),
        ]
    );

    /// <summary>Types whose namespace is one of these or lies under one.</summary>
    public static IReadOnlyList<IType> In(params string[] namespaces) =>
        [.. Loaded.Value.Where(t => namespaces.Any(n => IsUnder(Namespace(t), n)))];

    /// <summary>Full names of all types and members that a type uses.</summary>
    public static IReadOnlySet<string> Uses(IType type)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var dependency in type.Dependencies)
        {
            used.Add(dependency.Target.FullName);
            AddArguments(used, dependency.TargetGenericArguments);
            if (dependency is IMemberMemberDependency { TargetMember: { } member })
                used.Add($"{dependency.Target.FullName}.{member.Name.Split('(')[0]}");
        }
        return used;
    }

    /// <summary>A sentence for each use that is forbidden.</summary>
    public static IEnumerable<string> Forbidden(IEnumerable<IType> types, Func<string, bool> isForbidden) =>
        from type in types
        from used in Uses(type)
        where isForbidden(used)
        select $"{type.FullName} uses {used}";

    public static bool IsUnder(string name, string parent) => name == parent || name.StartsWith(parent + ".", StringComparison.Ordinal);

    public static string Namespace(IType type) => type.Namespace.FullName;

    private static void AddArguments(HashSet<string> used, IEnumerable<GenericArgument> arguments)
    {
        foreach (var argument in arguments)
        {
            used.Add(argument.Type.FullName);
            AddArguments(used, argument.GenericArguments);
        }
    }
}

using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Tirek.Server.Find;

namespace Tirek.System.Tests.Architecture;

/// <summary>
/// The server offers its types to nobody: all are internal, and none is open to be derived from unless it is abstract. Razor components are public because
/// the compiler of Razor makes them so.
/// </summary>
public sealed class TypesAreClosed
{
    private static IEnumerable<string> Faults(IEnumerable<Type> types)
    {
        foreach (var type in types.Where(IsOurs))
        {
            var isComponent = typeof(IComponent).IsAssignableFrom(type);
            if (type.IsVisible && !isComponent && !IsInComponent(type))
                yield return $"{type.FullName} is public";
            if (type.IsClass && type is { IsSealed: false, IsAbstract: false } && !(isComponent && HasNoCode(type)))
                yield return $"{type.FullName} is not sealed";
        }
    }

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("Tirek.", StringComparison.Ordinal) == true
        && !type.Namespace.StartsWith("Tirek.Server.Data.Compiled.", StringComparison.Ordinal)
        && type.Name[0] != '<'
        && type.Name != "_Imports"
        && type.GetCustomAttribute<global::System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
        && type.GetCustomAttribute<global::System.CodeDom.Compiler.GeneratedCodeAttribute>() is null
        && !typeof(Migration).IsAssignableFrom(type)
        && !typeof(ModelSnapshot).IsAssignableFrom(type);

    /// <summary>A component that is markup and parameters only has no code-behind in which to write <c>sealed</c>.</summary>
    private static bool HasNoCode(Type type) =>
        !type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Any(m => !m.IsSpecialName && m.Name != "BuildRenderTree" && m.Name[0] != '<');

    private static bool IsInComponent(Type type) => type.DeclaringType is { } outer && typeof(IComponent).IsAssignableFrom(outer);

    [Fact]
    public void Types_of_the_server_are_internal_and_sealed() => Expect.NoFault(Faults(typeof(FindFeature).Assembly.GetTypes()));

    [Fact]
    public void Twin_an_open_type_is_found()
    {
        var faults = Faults([typeof(Wrong.OpenFeature)]).ToList();
        Assert.Contains(faults, f => f.EndsWith("is public", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.EndsWith("is not sealed", StringComparison.Ordinal));
    }
}

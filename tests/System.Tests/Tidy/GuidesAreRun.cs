using Tirek.System.Tests.Operating;

namespace Tirek.System.Tests.Tidy;

/// <summary>A command of the guide for operators is run by a test, or says that it is for elsewhere: a guide that nobody runs goes wrong with the first change.</summary>
public sealed class GuidesAreRun
{
    private static readonly string[] Kinds = [GuideBlock.Run, GuideBlock.Background, GuideBlock.Elsewhere];

    private static IEnumerable<string> Faults(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path == Guide.Path
        from block in Guide.Blocks(file)
        where !Kinds.Contains(block.Kind)
        select $"{file}, {block.Section}: {block.Text.Split('\n')[0]}";

    [Fact]
    public void Each_command_of_the_guide_is_run_or_said_to_be_for_elsewhere()
    {
        Assert.True(
            Tree.Files.Single(f => f.Path == Guide.Path) is var guide && Guide.Blocks(guide).Count(b => b.Kind == GuideBlock.Run) > 10
        );
        Expect.NoFault(Faults(Tree.Files));
    }

    [Theory]
    [InlineData("```\n./tirek check\n```\n")]
    [InlineData("```sh\n./tirek check\n```\n")]
    [InlineData("```sh run\nls\n```\n## Later\n```bash\n./tirek check\n```\n")]
    public void Twin_one_that_is_neither_is_found(string text) => Assert.Single(Faults([new(Guide.Path, text)]));
}

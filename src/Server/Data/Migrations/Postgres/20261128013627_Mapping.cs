using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Mapping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LoadedStandards",
                columns: table => new
                {
                    Key = table.Column<string>(type: "text", nullable: false),
                    Document = table.Column<string>(type: "text", nullable: false),
                    LoadedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LoadedStandards", x => x.Key);
                }
            );

            migrationBuilder.CreateTable(
                name: "MappedProgrammes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Country = table.Column<string>(type: "text", nullable: false),
                    ListingId = table.Column<Guid>(type: "uuid", nullable: true),
                    BegunAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MappedProgrammes", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "MappingRounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Method = table.Column<string>(type: "text", nullable: false),
                    CutOff = table.Column<DateOnly>(type: "date", nullable: false),
                    CommentsFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    CommentsUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    FrozenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Edition = table.Column<string>(type: "text", nullable: true),
                    Fingerprint = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MappingRounds", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ProgrammePartnerWords",
                columns: table => new
                {
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsSo = table.Column<bool>(type: "boolean", nullable: false),
                    SaidAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammePartnerWords", x => new { x.ProgrammeId, x.OrganizationId });
                }
            );

            migrationBuilder.CreateTable(
                name: "ProgrammeSheets",
                columns: table => new
                {
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Circle = table.Column<int>(type: "integer", nullable: false),
                    Document = table.Column<string>(type: "text", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeSheets", x => new { x.ProgrammeId, x.OrganizationId });
                }
            );

            migrationBuilder.CreateTable(
                name: "ProgrammeSheetVersions",
                columns: table => new
                {
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Circle = table.Column<int>(type: "integer", nullable: false),
                    Document = table.Column<string>(type: "text", nullable: false),
                    ReplacedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_ProgrammeSheetVersions",
                        x => new
                        {
                            x.ProgrammeId,
                            x.OrganizationId,
                            x.Sequence,
                        }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "RoundComments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundComments", x => x.Id);
                }
            );

            migrationBuilder.CreateIndex(name: "IX_MappedProgrammes_Country", table: "MappedProgrammes", column: "Country");

            migrationBuilder.CreateIndex(
                name: "IX_MappedProgrammes_ListingId",
                table: "MappedProgrammes",
                column: "ListingId",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_MappingRounds_Number", table: "MappingRounds", column: "Number", unique: true);

            migrationBuilder.CreateIndex(name: "IX_RoundComments_RoundId", table: "RoundComments", column: "RoundId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "LoadedStandards");

            migrationBuilder.DropTable(name: "MappedProgrammes");

            migrationBuilder.DropTable(name: "MappingRounds");

            migrationBuilder.DropTable(name: "ProgrammePartnerWords");

            migrationBuilder.DropTable(name: "ProgrammeSheets");

            migrationBuilder.DropTable(name: "ProgrammeSheetVersions");

            migrationBuilder.DropTable(name: "RoundComments");
        }
    }
}

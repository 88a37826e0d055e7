using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Gaps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LoadedRatios",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Inhabitants = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    CheckedBy = table.Column<string>(type: "text", nullable: false),
                    CheckedOn = table.Column<DateOnly>(type: "date", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LoadedRatios", x => x.Kind);
                }
            );

            migrationBuilder.CreateTable(
                name: "PublicReaches",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kinds = table.Column<long>(type: "bigint", nullable: false),
                    Languages = table.Column<string>(type: "text", nullable: false),
                    Points = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicReaches", x => x.ListingId);
                }
            );

            migrationBuilder.CreateTable(
                name: "RegionPopulations",
                columns: table => new
                {
                    Region = table.Column<string>(type: "text", nullable: false),
                    Inhabitants = table.Column<long>(type: "bigint", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "date", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegionPopulations", x => x.Region);
                }
            );

            migrationBuilder.CreateTable(
                name: "ReleasedPlaces",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Country = table.Column<string>(type: "text", nullable: false),
                    Places = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReleasedPlaces", x => x.ListingId);
                }
            );

            migrationBuilder.CreateTable(
                name: "UnmetCounts",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Country = table.Column<string>(type: "text", nullable: false),
                    Region = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Times = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_UnmetCounts",
                        x => new
                        {
                            x.Month,
                            x.Country,
                            x.Region,
                            x.Kind,
                        }
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "IX_ReleasedPlaces_Country", table: "ReleasedPlaces", column: "Country");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "LoadedRatios");

            migrationBuilder.DropTable(name: "PublicReaches");

            migrationBuilder.DropTable(name: "RegionPopulations");

            migrationBuilder.DropTable(name: "ReleasedPlaces");

            migrationBuilder.DropTable(name: "UnmetCounts");
        }
    }
}

// The map of gaps, for members alone: outlines of ours and one mark for each town, clustered while they lie close. It asks nobody for anything: all it shows stands
// in the page already, and beside it as a list, so that nothing is lost without this script.
import L from 'leaflet';
import 'leaflet.markercluster';

interface Told {
  land: GeoJSON.FeatureCollection<GeoJSON.Polygon, { missing: string }>;
  towns: { at: [number, number]; name: string; count: number; said: string; address: string }[];
  words: { nearer: string; farther: string; several: string; open: string };
}

const holder = document.querySelector<HTMLElement>('[data-gap-map]');
const said = document.getElementById('gap-map-told');

if (holder && said) {
  const told = JSON.parse(said.textContent ?? '') as Told;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  holder.hidden = false;
  const map = L.map(holder, {
    attributionControl: false,
    zoomControl: false,
    zoomAnimation: !still,
    fadeAnimation: false,
    markerZoomAnimation: !still,
    zoomSnap: 0.5,
    minZoom: 3,
    maxZoom: 11,
  });
  L.control.zoom({ zoomInTitle: told.words.nearer, zoomOutTitle: told.words.farther }).addTo(map);
  const land = L.geoJSON(told.land, {
    interactive: false,
    style: (piece) => ({ className: `land missing-${piece?.properties.missing}`, weight: 1 }),
  }).addTo(map);
  const bounds = land.getBounds();
  map.fitBounds(bounds);
  map.setMaxBounds(bounds.pad(0.4));

  const icon = (count: number, name: string, kind: string) => {
    const html = document.createElement('span');
    const figure = html.appendChild(document.createElement('span'));
    figure.textContent = String(count);
    figure.setAttribute('aria-hidden', 'true');
    const label = html.appendChild(document.createElement('span'));
    label.className = 'hidden-label';
    label.textContent = name;
    return L.divIcon({ html, className: `town ${kind}`, iconSize: [34, 34] });
  };

  const counts = new Map<L.Marker, number>();
  const towns = L.markerClusterGroup({
    showCoverageOnHover: false,
    animate: !still,
    maxClusterRadius: 44,
    iconCreateFunction: (cluster) => {
      const all = cluster.getAllChildMarkers().reduce((sum, marker) => sum + (counts.get(marker) ?? 0), 0);
      return icon(all, told.words.several.replace('{0}', String(all)), 'several');
    },
  });
  told.towns.forEach((town) => {
    const marker = L.marker(town.at, { icon: icon(town.count, town.said, 'one'), keyboard: true });
    counts.set(marker, town.count);
    const popup = document.createElement('div');
    const name = popup.appendChild(document.createElement('b'));
    name.textContent = town.said;
    popup.appendChild(document.createElement('br'));
    const link = popup.appendChild(document.createElement('a'));
    link.href = town.address;
    link.textContent = told.words.open;
    marker.bindPopup(popup, { closeButton: false });
    towns.addLayer(marker);
  });
  map.addLayer(towns);
}
